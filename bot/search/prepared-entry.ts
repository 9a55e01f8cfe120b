// An entry on its way into the index.
import { createHash } from "node:crypto";
import { entryFrom, factsOf, hideableOf, textsOf, type EntryFacts } from "../community/entries/entry.ts";
import type { StoredRecord } from "../records/records.ts";
import { Slices } from "./slices.ts";
import { wordsOf } from "./words.ts";

interface Texts<Text> {
  readonly title: Text;
  readonly tags: Text;
  readonly body: Text;
}

/** An entry as the index keeps it, its words yet to be split. */
export interface ReadEntry {
  /** Without long texts. */
  readonly record: StoredRecord;
  readonly facts: EntryFacts;
  readonly texts: Texts<string>;
  /** The same for the same texts. */
  readonly textsKey: string;
}

/** An entry on its way into the index. Without words: those that the index has of it already are still right. */
export interface PreparedEntry extends ReadEntry {
  readonly words?: Texts<readonly string[]>;
}

/** Different words of one entry that can be found: what people write in 100 KB has fewer. Each takes some 20 µs. */
const mostWords = 4_000;

/** Characters split in one go: of Chinese, some 15 ms. */
const pieceLength = 2_000;

/**
 * Entries, and ids of records to leave out: those that became something else, and unreadable ones, which are reported.
 * These must neither block the search of their community nor be found as before.
 * @param index `hasTexts` says whose text is in the index as it is now.
 */
export async function prepareEntries(
  written: readonly StoredRecord[],
  index: { hasTexts(entry: ReadEntry): boolean; onError(error: unknown): void },
): Promise<{ readonly entries: readonly PreparedEntry[]; readonly leftOut: readonly string[] }> {
  const entries: PreparedEntry[] = [];
  const leftOut: string[] = [];
  const splitter = new WordSplitter();
  for (const record of written) {
    try {
      const entry = readEntry(record);
      if (entry === undefined) {
        leftOut.push(record.id);
        continue;
      }
      // What is done with an entry, such as a check, leaves its words as they are.
      entries.push(index.hasTexts(entry) ? entry : await splitter.prepare(entry));
    } catch (error) {
      index.onError(error);
      leftOut.push(record.id);
    }
  }
  return { entries, leftOut };
}

/** Undefined for a record that is no entry, and for a hidden entry. */
function readEntry(record: StoredRecord): ReadEntry | undefined {
  const entry = entryFrom(record);
  if (entry === undefined || hideableOf(entry).hidden) return undefined;
  const { title, tags, body } = textsOf(entry);
  const texts = { title, tags: tags.join("\n"), body };
  return {
    record: { ...record, body: withoutLongTexts(record.body) },
    facts: factsOf(entry),
    texts,
    textsKey: createHash("sha256").update(JSON.stringify(texts)).digest("base64url"),
  };
}

/** Splits the words of entries, and lets others have their turn meanwhile. */
class WordSplitter {
  readonly #slices = new Slices();

  async prepare(entry: ReadEntry): Promise<PreparedEntry> {
    const known = new Set<string>();
    const { title, tags, body } = entry.texts;
    const words = {
      title: await this.#wordsOf(title, known),
      tags: await this.#wordsOf(tags, known),
      body: await this.#wordsOf(body, known),
    };
    return { ...entry, words };
  }

  async #wordsOf(text: string, known: Set<string>): Promise<string[]> {
    const words: string[] = [];
    for (const piece of piecesOf(text)) {
      await this.#slices.next();
      for (const word of wordsOf(piece)) {
        if (known.size >= mostWords && !known.has(word)) continue;
        known.add(word);
        words.push(word);
      }
    }
    return words;
  }
}

/** Cut at blanks, where there are any. */
function* piecesOf(text: string): Generator<string> {
  let at = 0;
  while (text.length - at > pieceLength) {
    const piece = text.slice(at, at + pieceLength);
    const blank = Math.max(piece.lastIndexOf(" "), piece.lastIndexOf("\n"));
    const length = blank > 0 ? blank : piece.isWellFormed() ? pieceLength : pieceLength - 1;
    yield text.slice(at, at + length);
    at += length;
  }
  yield text.slice(at);
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
