// A filter as conditions on the table of entries.
import type { EntryFilter, FreshnessFilter } from "../community/entries/entry.ts";

/** What a filter means in one community. */
export type CommunityFilter = Omit<EntryFilter, "tagged" | "among" | "freshness"> & {
  /** Any of these, as they were typed. */
  readonly tags: readonly string[] | undefined;
  /** Ids of records: these only. */
  readonly records: readonly string[] | undefined;
  readonly freshness: FreshnessFilter["is"] | undefined;
  /** ISO 8601. Nothing is older than "". */
  readonly ageingBefore: string;
};

/** By the key of the community in the index. */
export type IndexFilter = ReadonlyMap<number, CommunityFilter>;

export const indexFilter = (
  filter: EntryFilter,
  communities: ReadonlyMap<number, { readonly communityId: string }>,
): IndexFilter =>
  new Map([...communities].map(([key, { communityId }]) => [key, communityFilter(filter, communityId)]));

export const communityFilter = (
  { tagged, among, freshness, ...filter }: EntryFilter,
  communityId: string,
): CommunityFilter => ({
  ...filter,
  tags: tagged && (tagged.get(communityId) ?? []),
  records: among?.filter((one) => one.communityId === communityId).map(({ recordId }) => recordId),
  freshness: freshness?.is,
  ageingBefore: freshness?.ageingBefore.get(communityId) ?? "",
});

/**
 * The conditions of a filter on the entries of its community, to stand after others. Each text stays as a prepared
 * statement, so it must not depend on how many values there are.
 */
export function conditionsOf(filter: CommunityFilter): { sql: string; values: string[] } {
  const { kinds, tags, records, state, isUnanswered, askedBy, notAskedBy, waitsFor, createdBefore } = filter;
  const conditions: [string, readonly string[]][] = [];
  // Whether something is fresh is known of tips only, and has an index of its own.
  const saysKind = filter.freshness && kinds?.includes("tip");
  if (kinds && !saysKind) conditions.push([`entries.kind in (${kinds.map(() => "?").join(", ")})`, kinds]);
  if (tags) conditions.push(tagCondition(tags));
  if (state !== undefined) conditions.push(["entries.state = ?", [state]]);
  if (isUnanswered !== undefined) conditions.push([`entries.unanswered = ${isUnanswered ? 1 : 0}`, []]);
  if (askedBy !== undefined) conditions.push(["entries.asked_by = ?", [askedBy]]);
  if (notAskedBy !== undefined) conditions.push(["entries.asked_by is not ?", [notAskedBy]]);
  if (waitsFor !== undefined) {
    const isNamed = "exists (select 1 from json_each(entries.waits_for) where value = ?)";
    conditions.push([`entries.waits_for <> '[]' and ${isNamed}`, [waitsFor]]);
  }
  if (records)
    conditions.push(["entries.record in (select value from json_each(?))", [JSON.stringify(records)]]);
  if (createdBefore !== undefined) conditions.push(["entries.created_at < ?", [createdBefore]]);
  if (filter.freshness) conditions.push(freshnessCondition(filter.freshness, filter.ageingBefore));
  return {
    sql: conditions.map(([sql]) => `and ${sql}`).join(" "),
    values: conditions.flatMap(([, values]) => values),
  };
}

const tagCondition = (tags: readonly string[]): [string, readonly string[]] => [
  `exists (select 1 from entry_tags as one where one.row = entries.row
    and one.tag in (select value from json_each(?)))`,
  [JSON.stringify(tags)],
];

const freshnessConditions = {
  doubted: "entries.doubted = 1",
  ageing: "entries.last_good_at < ? and entries.doubted = 0",
  fresh: "entries.last_good_at >= ? and entries.doubted = 0",
};

const freshnessCondition = (
  wanted: FreshnessFilter["is"],
  ageingBefore: string,
): [string, readonly string[]] => [
  `(${wanted.map((one) => `(${freshnessConditions[one]})`).join(" or ")})`,
  wanted.filter((one) => one !== "doubted").map(() => ageingBefore),
];
