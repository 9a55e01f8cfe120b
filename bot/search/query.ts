// From typed words to a list of ever more generous questions to the index. The order of the list is the order of the
// results: as written before beginnings before mended spelling, and in each of these title and tags before the text.
import type { RenamedTag } from "../community/communities/tag-names.ts";
import { isOneLetterApart } from "../community/text/one-letter-apart.ts";
import { isBegunOneLetterApart, shortestForgiven, untouchedEnds } from "./spelling.ts";
import type { EntryIndex, Match } from "./entry-index.ts";
import { indexedWord } from "./entry-rows.ts";
import type { CommunityFilter, IndexFilter } from "./filter-conditions.ts";
import { RenamedWords } from "./renamed-words.ts";
import { Slices } from "./slices.ts";
import { wordsOf } from "./words.ts";

/** Different words of a query that count. The contract's longest query hardly holds more. */
const mostWords = 32;

/** Words tried in place of one misspelt word; those that most entries hold come first. */
const mostMended = 50;

/** Words near a misspelt one whose uses are asked for. */
const mostNear = 1_000;

/** The first words of a query, whose spelling is mended: each is looked up among all words of a community. */
const mostMisspelt = 6;

/** A slip in a word that is still being typed is forgiven after so many letters. */
const lettersBeforeSlip = 2;

/** The index has all words that begin so at hand; for a longer beginning it goes through each of them. */
const longestIndexedBeginning = 3;

/** Words gone through for one beginning, and those looked for in the place of more. */
const mostBegun = 1_000;
const mostBegunEach = 100;

/** In how many letters at least. */
const shortestUnfinished = 5;

/** A typed word, and what may be known of it from its place in the query. */
interface QueryWord {
  readonly word: string;
  /** The last word may be unfinished. */
  readonly isLast: boolean;
  readonly mayBeMisspelt: boolean;
  /**
   * The last word together with the one before it, when nothing stands between them: an unfinished word of a language
   * without blanks falls apart in the dictionary until it is whole.
   */
  readonly joined?: string;
}

/** The different words of a query in their order. */
export function queryWords(query: string): QueryWord[] {
  const typed = wordsOf(query).slice(0, mostWords);
  const [beforeLast = "", last = ""] = typed.slice(-2);
  const joined = beforeLast + last;
  const isJoined = last !== "" && query.normalize("NFKC").toLowerCase().trimEnd().endsWith(joined);
  return [...new Set(typed)].map((word, index) => {
    const isLast = word === typed.at(-1);
    return { word, isLast, mayBeMisspelt: index < mostMisspelt, ...(isLast && isJoined && { joined }) };
  });
}

/** What one typed word may stand for in one community. */
interface Reading {
  readonly word: string;
  readonly isWord: boolean;
  /** Beginnings of words of the community. */
  readonly beginnings: readonly string[];
  /** FTS5 terms of the words that begin so. */
  begun(): readonly string[];
  /** FTS5 terms of tags that have a name in which this word stands, or begins a word. */
  readonly renamed: readonly string[];
  /** Words of the community one letter apart, the most used first. */
  mended(): readonly string[];
  /** The same; none if they were not asked for. */
  readonly mendedSoFar: readonly string[];
}

/** A level of generosity: which FTS5 terms of the community fit a typed word. None: no entry can fit the query. */
type Level = (reading: Reading, key: number) => readonly string[];

const asWritten: Level = ({ word, isWord }, key) => (isWord ? [exactly(key, word)] : []);

const asBeginning: Level = (reading) => reading.begun();

const mended: Level = (reading, key) => reading.mended().map((word) => exactly(key, word));

const mendedIfUnknown: Level = (reading, key) =>
  (reading.beginnings.length + reading.renamed.length > 0 ? asBeginning : mended)(reading, key);

const mendedToo: Level = (reading, key) => [...asBeginning(reading, key), ...mended(reading, key)];

/** FTS5 column filters. */
const titleAndTags = "{title tags} : ";
const everywhere = "";

const levels = [asWritten, asBeginning, mendedIfUnknown, mendedToo];

type RenamedByKey = ReadonlyMap<number, readonly RenamedTag[]>;

interface ReadIn {
  readonly key: number;
  readonly filter: CommunityFilter;
  readonly readings: readonly Reading[];
}

interface Asked extends Pick<ReadIn, "key" | "filter"> {
  readonly expression: string;
}

interface Matches {
  /** Entries that hold every word, most useful first, each once. */
  readonly found: readonly Match[];
  /** Whether a word of a found text was searched for: it is typed, begun by a typed one, or what one was mended to. */
  readonly isMatch: (word: string) => boolean;
}

/** Asks these communities in slices: what is removed meanwhile may be among what was found. */
export async function findMatches(
  index: EntryIndex,
  filters: IndexFilter,
  words: readonly QueryWord[],
  { limit, renamed }: { limit: number; renamed: RenamedByKey },
): Promise<Matches> {
  const slices = new Slices();
  const communities = await inSlices(slices, [...filters], ([key, filter]): ReadIn[] => {
    const tags = new RenamedWords(renamed.get(key) ?? []);
    return [{ key, filter, readings: words.map((word) => read(index, key, word, tags)) }];
  });
  const asked = new Set<string>();
  const found = new Map<number, Match>();
  const answer = () => ({ found: [...found.values()].slice(0, limit), isMatch: matcherOf(communities) });
  for (const level of levels) {
    const expressions = await inSlices(slices, communities, ({ key, filter, readings }): Asked[] => {
      const expression = expressionFor(level, readings, key);
      if (expression === undefined || asked.has(expression)) return [];
      asked.add(expression);
      return [{ key, filter, expression }];
    });
    const ask = (columns: string) =>
      inSlices(slices, expressions, ({ key, filter, expression }) =>
        index.match(key, `${columns}(${expression})`, { limit, filter }),
      );
    // Most often a more generous level finds nothing more: then one question says so.
    const more = found.size > 0 ? await ask(everywhere) : undefined;
    if (more && more.length < limit && more.every(({ row }) => found.has(row))) continue;
    for (const columns of [titleAndTags, everywhere]) {
      const matches = columns === everywhere && more ? more : await ask(columns);
      matches.sort((one, other) => one.rank - other.rank || other.row - one.row);
      for (const match of matches) if (!found.has(match.row)) found.set(match.row, match);
      if (found.size >= limit) return answer();
    }
  }
  return answer();
}

async function inSlices<Item, Made>(
  slices: Slices,
  items: readonly Item[],
  make: (item: Item) => readonly Made[],
): Promise<Made[]> {
  const made: Made[] = [];
  for (const item of items) {
    made.push(...make(item));
    await slices.next();
  }
  return made;
}

function matcherOf(communities: readonly ReadIn[]): (word: string) => boolean {
  const readings = communities.flatMap((one) => one.readings);
  const beginnings = [...new Set(readings.flatMap((reading) => reading.beginnings))];
  const mends = new Set(
    readings.filter((reading) => reading.beginnings.length === 0).flatMap((reading) => reading.mendedSoFar),
  );
  return (word) => mends.has(word) || beginnings.some((start) => word.startsWith(start));
}

/** Every word by one of its terms; undefined when a word has none. */
function expressionFor(level: Level, readings: readonly Reading[], key: number): string | undefined {
  const clauses: string[] = [];
  for (const reading of readings) {
    const terms = [...level(reading, key), ...reading.renamed];
    if (terms.length === 0) return undefined;
    clauses.push(`(${terms.join(" OR ")})`);
  }
  return clauses.join(" AND ");
}

function read(
  index: EntryIndex,
  key: number,
  { word, isLast, mayBeMisspelt, joined }: QueryWord,
  tags: RenamedWords,
): Reading {
  const first = index.vocabulary.firstWordWith(key, word);
  const beginnings = first === undefined ? [] : [word];
  if (joined !== undefined && index.vocabulary.firstWordWith(key, joined) !== undefined)
    beginnings.push(joined);
  const mayBeUnfinished = isLast && beginnings.length === 0;
  let known: readonly string[] | undefined;
  let begun: readonly string[] | undefined;
  return {
    word,
    isWord: first === word,
    beginnings,
    begun: () => (begun ??= beginnings.flatMap((one) => termsBegunWith(index, key, one))),
    renamed: tags.calledBy((one) => one.startsWith(word)).map((typed) => tagged(key, typed)),
    mended: () => (known ??= mayBeMisspelt ? mend(index, key, word, mayBeUnfinished) : []),
    get mendedSoFar() {
      return known ?? [];
    },
  };
}

function mend(index: EntryIndex, key: number, word: string, mayBeUnfinished: boolean): readonly string[] {
  const { start, end } = untouchedEnds(word);
  if (start === "") return [];
  const shortest = Math.max(shortestForgiven, word.length - 1);
  const longest = word.length + 1;
  const near = [
    ...index.vocabulary.wordsBeginning(key, start, shortest, longest),
    ...index.vocabulary.wordsEnding(key, end, shortest, longest),
  ].filter((written) => isOneLetterApart(word, written));
  const begun =
    mayBeUnfinished && word.length >= shortestUnfinished
      ? index.vocabulary
          .wordsBeginning(key, word.slice(0, lettersBeforeSlip), word.length, Number.MAX_SAFE_INTEGER)
          .filter((written) => isBegunOneLetterApart(word, written))
      : [];
  const mostUsed = (words: readonly string[]) =>
    words
      .slice(0, mostNear)
      .map((written) => ({ written, uses: index.vocabulary.usesOf(key, written) }))
      .sort((one, other) => other.uses - one.uses)
      .map(({ written }) => written);
  return [...new Set([...mostUsed(near), ...mostUsed(begun)])].slice(0, mostMended);
}

// Every word is quoted: nothing that people type is FTS5 syntax (https://sqlite.org/fts5.html#fts5_strings).
export const exactly = (key: number, word: string) => `"${indexedWord(key, word).replaceAll('"', '""')}"`;
/** Tags that hold all words of this one; what stands in a title or text is not meant. */
const tagged = (key: number, words: readonly string[]) =>
  `{tags} : (${words.map((word) => exactly(key, word)).join(" AND ")})`;

/** What begins so; of more words than a language has with that beginning, the first ones. */
export function termsBegunWith(index: EntryIndex, key: number, start: string): string[] {
  const words =
    start.length > longestIndexedBeginning ? index.vocabulary.firstWordsWith(key, start, mostBegun + 1) : [];
  return words.length > mostBegun
    ? words.slice(0, mostBegunEach).map((word) => exactly(key, word))
    : [`${exactly(key, start)} *`];
}
