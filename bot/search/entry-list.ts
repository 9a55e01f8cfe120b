// Lists of entries, newest first. Each list of one community, or of one tag in it, lies in the index in its order; those
// of several are put together here, so a page costs what it shows and not what there is.
import { z } from "zod";
import { UnknownPositionError } from "../records/records.ts";
import { conditionsOf, type CommunityFilter, type IndexFilter } from "./filter-conditions.ts";
import { Slices } from "./slices.ts";
import { numberIn, textIn, type Row, type Statements } from "./statements.ts";

/** The end of a page. */
const listPlace = z.strictObject({ at: z.string(), id: z.string() });
export type ListPlace = z.infer<typeof listPlace>;

export interface ListedEntry {
  readonly key: number;
  readonly row: number;
  readonly place: ListPlace;
}

interface Slice {
  readonly after: ListPlace | undefined;
  readonly size: number;
}

/**
 * Ties by record, descending. At most `size`, each once. Asks the communities in slices: what is removed meanwhile may be
 * among them.
 */
export async function listEntriesIn(
  sql: Statements,
  filters: IndexFilter,
  slice: Slice,
): Promise<ListedEntry[]> {
  const slices = new Slices();
  const lists: ListedEntry[][] = [];
  for (const [key, filter] of filters) {
    if (filter.tags)
      for (const tag of new Set(filter.tags)) lists.push(entriesWith(sql, key, tag, filter, slice));
    else for (const one of oneFreshnessEach(filter)) lists.push(entriesOf(sql, key, one, slice));
    await slices.next();
  }
  const entries = new Map(lists.flat().map((entry) => [entry.row, entry]));
  return [...entries.values()].sort(newestFirst).slice(0, slice.size);
}

/** Doubted tips and ageing ones lie in two indexes, and where nothing ages is nothing to look for. */
const oneFreshnessEach = (filter: CommunityFilter): CommunityFilter[] =>
  filter.freshness
    ?.filter((one) => one !== "ageing" || filter.ageingBefore !== "")
    .map((one) => ({ ...filter, freshness: [one] })) ?? [filter];

const listedIn =
  (key: number) =>
  (row: Row): ListedEntry => ({
    key,
    row: numberIn(row, "row"),
    place: { at: textIn(row, "created_at"), id: textIn(row, "record") },
  });

function entriesOf(
  sql: Statements,
  key: number,
  filter: CommunityFilter,
  { after, size }: Slice,
): ListedEntry[] {
  const conditions = conditionsOf(filter);
  const rows = sql.all(
    `select row, created_at, record from entries ${filter.records ? "indexed by entries_by_record" : ""}
      where community = ? ${conditions.sql} ${after ? "and (created_at, record) < (?, ?)" : ""}
      order by created_at desc, record desc limit ?`,
    key,
    ...conditions.values,
    ...(after ? [after.at, after.id] : []),
    size,
  );
  return rows.map(listedIn(key));
}

function entriesWith(
  sql: Statements,
  key: number,
  tag: string,
  filter: CommunityFilter,
  { after, size }: Slice,
): ListedEntry[] {
  // The tag is what the list goes by; the other conditions look at the entry of each line.
  const conditions = conditionsOf({ ...filter, tags: undefined });
  const place = after ? "and (entry_tags.created_at, entry_tags.record) < (?, ?)" : "";
  const rows = sql.all(
    `select entry_tags.row as row, entry_tags.created_at as created_at, entry_tags.record as record
      from entry_tags cross join entries on entries.row = entry_tags.row
      where entry_tags.community = ? and entry_tags.tag = ? ${conditions.sql} ${place}
      order by entry_tags.created_at desc, entry_tags.record desc limit ?`,
    key,
    tag,
    ...conditions.values,
    ...(after ? [after.at, after.id] : []),
    size,
  );
  return rows.map(listedIn(key));
}

function newestFirst({ place: one }: ListedEntry, { place: other }: ListedEntry): number {
  if (one.at !== other.at) return one.at < other.at ? 1 : -1;
  return one.id < other.id ? 1 : -1;
}

export const cursorTo = (place: ListPlace): string =>
  Buffer.from(JSON.stringify(place)).toString("base64url");

/** Throws UnknownPositionError. */
export function placeFrom(cursor: string): ListPlace {
  try {
    return listPlace.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch (cause) {
    throw new UnknownPositionError("This cursor was not handed out for this list.", { cause });
  }
}
