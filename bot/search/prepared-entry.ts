// An entry on its way into the index.
import { entryFrom, factsOf, hideableOf, textsOf, type EntryFacts } from "../community/entries/entry.ts";
import type { StoredRecord } from "../records/records.ts";
import { wordsOf } from "./words.ts";

/** An entry, its words already split: that takes time and needs no transaction. */
export interface PreparedEntry {
  readonly record: StoredRecord;
  readonly facts: EntryFacts;
  /** Characters of its longest text. */
  readonly length: number;
  readonly title: readonly string[];
  readonly tags: readonly string[];
  readonly body: readonly string[];
}

/** Undefined for a record that is no entry, and for a hidden entry: nobody finds it. */
export function prepareEntry(record: StoredRecord): PreparedEntry | undefined {
  const entry = entryFrom(record);
  if (entry === undefined || hideableOf(entry).hidden) return undefined;
  const { title, tags, body } = textsOf(entry);
  return {
    record,
    facts: factsOf(entry),
    length: body.length,
    title: wordsOf(title),
    tags: wordsOf(tags.join("\n")),
    body: wordsOf(body),
  };
}
