// One entry in the tables of the index: its row, its words, its tags.
import { DamagedIndexError } from "./index-file.ts";
import type { PreparedEntry } from "./prepared-entry.ts";
import { numberIn, textIn, type Statements } from "./statements.ts";
import type { UseChanges } from "./vocabulary.ts";

/** Digits of a community's key before each of its words: 60 million communities in base 36. */
const keyLength = 5;

/** A word of one community, as it stands in the full-text table. */
export const indexedWord = (key: number, word: string) => key.toString(36).padStart(keyLength, "0") + word;

/** An entry as it is now, or undefined for one that goes. */
export interface EntryChange {
  readonly recordId: string;
  readonly entry: PreparedEntry | undefined;
}

/** Adds to the uses what this change will make of them. @returns how many words it writes and drops. */
export function countUses(sql: Statements, uses: UseChanges, key: number, change: EntryChange): number {
  const { words, facts } = change.entry ?? {};
  if (change.entry && !words) return 0;
  const known = rowOf(sql, key, change.recordId);
  if (known && isCurrent(known, change)) return 0;
  const before = known ? wordsAt(sql, known.row) : [];
  if (known) {
    const tags = sql.all("select tag from entry_tags where row = ?", known.row);
    uses.count(
      -1,
      before,
      tags.map((one) => textIn(one, "tag")),
    );
  }
  const now = words ? [...words.title, ...words.tags, ...words.body] : [];
  if (facts) uses.count(1, now, facts.tags);
  return before.length + now.length;
}

/** Writes the entry in place of what the index has of it; one that is there in this very version costs nothing. */
export function writeChange(sql: Statements, key: number, change: EntryChange): void {
  const { entry, recordId } = change;
  const known = rowOf(sql, key, recordId);
  if (known && isCurrent(known, change)) return;
  if (entry && !entry.words) {
    if (!known) throw new DamagedIndexError("An entry went from the search index.");
    renew(sql, known.row, entry);
    return;
  }
  if (known) {
    sql.run("delete from texts where rowid = ?", known.row);
    sql.run("delete from entry_tags where row = ?", known.row);
    sql.run("delete from entries where row = ?", known.row);
  }
  if (entry?.words) insert(sql, key, entry, entry.words);
}

function rowOf(sql: Statements, key: number, recordId: string) {
  const found = sql.one("select row, version from entries where community = ? and record = ?", key, recordId);
  return found && { row: numberIn(found, "row"), version: textIn(found, "version") };
}

const isCurrent = ({ version }: { readonly version: string }, { entry }: EntryChange): boolean =>
  version === entry?.record.version;

function insert(
  sql: Statements,
  key: number,
  entry: PreparedEntry,
  words: NonNullable<PreparedEntry["words"]>,
): void {
  const { record, facts } = entry;
  const { lastInsertRowid: row } = sql.run(
    `insert into entries (community, record, kind, created_at, state, unanswered, asked_by, last_good_at, doubted,
        waits_for, texts_key, version, changed_at, body) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    key,
    record.id,
    facts.kind,
    record.createdAt,
    ...changingColumns(entry),
  );
  const text = (some: readonly string[]) => some.map((word) => indexedWord(key, word)).join(" ");
  sql.run(
    "insert into texts (rowid, title, tags, body) values (?, ?, ?, ?)",
    row,
    text(words.title),
    text(words.tags),
    text(words.body),
  );
  for (const tag of new Set(facts.tags))
    sql.run(
      "insert into entry_tags (community, tag, created_at, record, row) values (?, ?, ?, ?, ?)",
      key,
      tag,
      record.createdAt,
      record.id,
      row,
    );
}

/** The entry with the same title, tags and texts. */
function renew(sql: Statements, row: number, entry: PreparedEntry): void {
  sql.run(
    `update entries set state = ?, unanswered = ?, asked_by = ?, last_good_at = ?, doubted = ?, waits_for = ?,
        texts_key = ?, version = ?, changed_at = ?, body = ? where row = ?`,
    ...changingColumns(entry),
    row,
  );
}

/** All words of an entry: of its title, its tags and its texts; repeats stay. */
export function wordsAt(sql: Statements, row: number): string[] {
  const found = sql.one("select title, tags, body from texts where rowid = ?", row);
  if (found === undefined) throw new DamagedIndexError("An entry in the search index has no text.");
  return ["title", "tags", "body"]
    .flatMap((column) => textIn(found, column).split(" "))
    .map((word) => word.slice(keyLength));
}

const changingColumns = ({ record, facts, textsKey }: PreparedEntry) => [
  facts.state ?? null,
  facts.isUnanswered ? 1 : 0,
  facts.askedBy ?? null,
  facts.lastGoodAt ?? null,
  facts.isDoubted ? 1 : 0,
  JSON.stringify(facts.waitsFor),
  textsKey,
  record.version,
  record.changedAt,
  JSON.stringify(record.body),
];
