// An entry on its way into the index.
import { entryFrom, factsOf, hideableOf, textsOf, type EntryFacts } from "../community/entries/entry.ts";
import type { StoredRecord } from "../records/records.ts";
import { wordsOf } from "./words.ts";

/** An entry, its words already split: that takes time and needs no transaction. */
export interface PreparedEntry {
  /** Without long texts. */
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
    record: { ...record, body: withoutLongTexts(record.body) },
    facts: factsOf(entry),
    length: body.length,
    title: wordsOf(title),
    tags: wordsOf(tags.join("\n")),
    body: wordsOf(body),
  };
}

/** Of entries, replies and checks. Lists show excerpts; words are found in a table of their own. */
const longTexts = new Set(["markdown", "text"]);

/** One entry may have a megabyte of texts, and each list reads twenty entries. */
function withoutLongTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutLongTexts);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]: [string, unknown]) => [
      key,
      longTexts.has(key) && typeof part === "string" ? "" : withoutLongTexts(part),
    ]),
  );
}
