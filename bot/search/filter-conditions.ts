// A filter as conditions on the table of entries.
import type { EntryFilter, FreshnessFilter } from "../community/entries/entry.ts";

/** A filter that knows communities by their keys in the index. */
export type IndexFilter = Omit<EntryFilter, "tagged"> & {
  readonly tagged: ReadonlyMap<number, readonly string[]> | undefined;
};

export const indexFilter = (
  { tagged, ...filter }: EntryFilter,
  communities: ReadonlyMap<number, { readonly communityId: string }>,
): IndexFilter => ({
  ...filter,
  tagged:
    tagged && new Map([...communities].map(([key, { communityId }]) => [key, tagged.get(communityId) ?? []])),
});

/** The conditions of a filter on the entries of one community, to stand after others. */
export function conditionsOf(key: number, filter: IndexFilter): { sql: string; values: string[] } {
  const { kinds, tagged, state, isUnanswered, askedBy, createdBefore, freshness } = filter;
  const { notAskedBy, waitsFor, among } = filter;
  const conditions: [string, readonly string[]][] = [];
  if (kinds) conditions.push([`entries.kind in (${kinds.map(() => "?").join(", ")})`, kinds]);
  if (tagged) conditions.push(tagCondition(tagged.get(key) ?? []));
  if (state !== undefined) conditions.push(["entries.state = ?", [state]]);
  if (isUnanswered !== undefined) conditions.push([`entries.unanswered = ${isUnanswered ? 1 : 0}`, []]);
  if (askedBy !== undefined) conditions.push(["entries.asked_by = ?", [askedBy]]);
  if (notAskedBy !== undefined) conditions.push(["entries.asked_by is not ?", [notAskedBy]]);
  if (waitsFor !== undefined) {
    const isNamed = "exists (select 1 from json_each(entries.waits_for) where value = ?)";
    conditions.push([`entries.waits_for <> '[]' and ${isNamed}`, [waitsFor]]);
  }
  if (among) {
    const pairs = among.map(({ communityId, recordId }) => [communityId, recordId]);
    conditions.push([`(entries.community, entries.record) in (${wanted})`, [JSON.stringify(pairs)]]);
  }
  if (createdBefore !== undefined) conditions.push(["entries.created_at < ?", [createdBefore]]);
  if (freshness) conditions.push(freshnessCondition(freshness));
  return {
    sql: conditions.map(([sql]) => `and ${sql}`).join(" "),
    values: conditions.flatMap(([, values]) => values),
  };
}

/** Pairs of a community and something in it, as pairs of its key and that; looked up once for a whole question. */
const wanted = `select communities.key, wanted.value ->> 1 from json_each(?) as wanted
  join communities on communities.community = wanted.value ->> 0`;

const tagCondition = (tags: readonly string[]): [string, readonly string[]] => [
  `exists (select 1 from entry_tags as one where one.row = entries.row
    and one.tag in (${tags.map(() => "?").join(", ")}))`,
  tags,
];

/** Each community has a moment of its own; nothing is older than "". */
function freshnessCondition({ is, ageingBefore }: FreshnessFilter): [string, readonly string[]] {
  const moments = JSON.stringify(Object.fromEntries(ageingBefore));
  const moment = `coalesce((select value from json_each(?) where key =
    (select community from communities where communities.key = entries.community)), '')`;
  const trusted = (sign: "<" | ">=") => `entries.doubted = 0 and entries.last_good_at ${sign} ${moment}`;
  const conditions = { doubted: "entries.doubted = 1", ageing: trusted("<"), fresh: trusted(">=") };
  const any = is.map((one) => `(${conditions[one]})`).join(" or ");
  const values = is.filter((one) => one !== "doubted").map(() => moments);
  return [`entries.last_good_at is not null and (${any})`, values];
}
