// Which entries may be about the same as a text: they share its rare words. Nothing here asks whether words are spelt well.
import type { RenamedTag } from "../community/communities/tag-names.ts";
import type { Entry, EntryFilter } from "../community/entries/entry.ts";
import type { EntryIndex, IndexedCommunity } from "./entry-index.ts";
import { communityFilter, type CommunityFilter } from "./filter-conditions.ts";
import { exactly, termsBegunWith } from "./query.ts";
import { RenamedWords } from "./renamed-words.ts";
import { Slices } from "./slices.ts";
import { wordsOf } from "./words.ts";

/** Words of a text that count. */
const mostWords = 24;

/** A word that more than this part of a community's entries hold says nothing; small communities have few words. */
const commonPart = 0.3;
const fewEntries = 10;

/** How much of what the text says, weighed by rarity, an entry has to share. */
const enoughShared = 0.4;

/** Candidates looked at for each one wanted. */
const candidates = 4;

/** Endings differ ("release", "releases", "released"): a word counts by its beginning, a long one without its end. */
const shortestBeginning = 4;
const shortestCut = 6;
const cutLetters = 2;

const stemOf = (word: string): string => (word.length < shortestCut ? word : word.slice(0, -cutLetters));

/** Letters from which on a word says as much as a word can; shorter ones ("to", "the") say less in every language. */
const fullLength = 8;

interface Weighed {
  readonly stem: string;
  /** Counts as the beginning of a word, not as a whole one. */
  readonly isBeginning: boolean;
  readonly weight: number;
  /** Words of tags, as they were typed, that are called by this word now. */
  readonly typed: ReadonlySet<string>;
}

interface SimilarEntry {
  readonly entry: Entry;
  /** How much of what the text says it shares, up to 1. */
  readonly share: number;
}

interface Wanted<Filter, Renamed> {
  readonly limit: number;
  readonly filter: Filter;
  readonly renamed: Renamed;
}

/** Entries of these communities, most similar first. Looks through them in slices. */
export async function findSimilarIn(
  index: EntryIndex,
  communities: Iterable<IndexedCommunity>,
  text: string,
  { limit, filter, renamed }: Wanted<EntryFilter, ReadonlyMap<string, readonly RenamedTag[]>>,
): Promise<readonly SimilarEntry[]> {
  const slices = new Slices();
  const found: SimilarEntry[] = [];
  for (const community of communities) {
    const wanted = {
      limit,
      filter: communityFilter(filter, community.communityId),
      renamed: renamed.get(community.communityId) ?? [],
    };
    found.push(...findSimilar(index, community, text, wanted));
    await slices.next();
  }
  return found.sort((one, other) => other.share - one.share).slice(0, limit);
}

/** Entries of the community, most similar first. */
function findSimilar(
  index: EntryIndex,
  community: IndexedCommunity,
  text: string,
  { limit, filter, renamed }: Wanted<CommunityFilter, readonly RenamedTag[]>,
): SimilarEntry[] {
  const tags = new RenamedWords(renamed);
  const words = weigh(index, community, text).map((word) => ({
    ...word,
    typed: new Set(tags.calledBy((one) => isWord(word, one)).flat()),
  }));
  const isKnown = (stem: string) => index.vocabulary.firstWordWith(community.key, stem) !== undefined;
  const known = words.filter(
    ({ weight, stem, typed }) => weight > 0 && (isKnown(stem) || [...typed].some(isKnown)),
  );
  if (known.length === 0) return [];
  const terms = known.flatMap(({ stem, isBeginning, typed }) => [
    ...(isBeginning ? termsBegunWith(index, community.key, stem) : [exactly(community.key, stem)]),
    ...[...typed].map((word) => exactly(community.key, word)),
  ]);
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  return index
    .match(community.key, [...new Set(terms)].join(" OR "), { limit: limit * candidates, filter })
    .map(({ row }) => ({ row, share: sharedWeight(index.wordsAt(row), known) / total }))
    .filter(({ share }) => share >= enoughShared)
    .sort((one, other) => other.share - one.share)
    .slice(0, limit)
    .flatMap(({ row, share }) => {
      const entry = index.findEntry(community, row);
      return entry ? [{ entry, share }] : [];
    });
}

/** Whether this word is one that counts, or is begun by it. */
const isWord = ({ stem, isBeginning }: Pick<Weighed, "stem" | "isBeginning">, word: string): boolean =>
  isBeginning ? word.startsWith(stem) : word === stem;

/** The rarer a word, the more it says; one that the community does not know counts as the rarest. */
function weigh(index: EntryIndex, { key }: IndexedCommunity, text: string): Omit<Weighed, "typed">[] {
  const size = Math.max(index.size(key), 1);
  const most = Math.max(size * commonPart, fewEntries);
  const stems = new Map(wordsOf(text).map((word) => [stemOf(word), word]));
  return [...stems].slice(0, mostWords).map(([stem, word]) => {
    const isBeginning = word.length >= shortestBeginning;
    const uses = usesOf(index, key, stem, isBeginning);
    const rarity = uses > most ? 0 : Math.log(1 + size / Math.max(uses, 1));
    return { stem, isBeginning, weight: (rarity * Math.min(word.length, fullLength)) / fullLength };
  });
}

const usesOf = ({ vocabulary }: EntryIndex, key: number, stem: string, isBeginning: boolean): number =>
  isBeginning ? vocabulary.mostUses(key, stem) : vocabulary.usesOf(key, stem);

function sharedWeight(wordsOfEntry: readonly string[], words: readonly Weighed[]): number {
  const own = [...new Set(wordsOfEntry)];
  return words
    .filter((one) => own.some((word) => isWord(one, word) || one.typed.has(word)))
    .reduce((sum, { weight }) => sum + weight, 0);
}
