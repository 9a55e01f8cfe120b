// The search index, as the domain asks it.
import type { Marks } from "../../contract/entries.ts";
import type { Entry, EntryFilter } from "./entry.ts";
import type { RenamedTag } from "../communities/tag-names.ts";
import type { CommunityDeps } from "../communities/ports.ts";

export interface SearchResult {
  /** As lists show them: with title and excerpt; texts, replies' texts and checks' texts are empty. */
  readonly entries: readonly Entry[];
  /** True while one of the communities is still being read: more may be found later. */
  readonly reading: boolean;
}

/** A tag, and how many entries bear it: what suggestions are ordered by. No person stands in it. */
export interface TagUse {
  readonly tag: string;
  readonly uses: number;
}

export interface FindResult extends SearchResult {
  /** Where in a text the words of the query stand, as written or as they were mended. */
  readonly marksIn: (text: string) => Marks;
}

export interface SearchPage extends SearchResult {
  /** Present when there is more. */
  readonly cursor?: string;
}

/**
 * The index over tips and problems: disposable, rebuilt from records. Answers include all that this instance wrote
 * before, and what others wrote two seconds before. A community that was never read is read first, for a moment: then
 * the answer says `reading`.
 */
export interface Search {
  /**
   * Entries with every word of the query, in any order: as written, as a prefix, or with one letter wrong, missing,
   * extra or swapped; most useful first. Signs are no syntax; a query without words finds nothing. `renamed`: current
   * names of tags by community id, which are found, too.
   */
  find(
    tenantId: string,
    communityIds: readonly string[],
    question: {
      readonly query: string;
      readonly limit: number;
      readonly filter?: EntryFilter;
      readonly renamed?: ReadonlyMap<string, readonly RenamedTag[]>;
    },
  ): Promise<FindResult>;
  /**
   * Entries that share words with a text, those with the rarest first: possibly the same question. Very common words do
   * not count.
   */
  similar(
    tenantId: string,
    communityIds: readonly string[],
    question: {
      readonly text: string;
      readonly limit: number;
      readonly filter?: EntryFilter;
      /** As of {@link Search.find}. */
      readonly renamed?: ReadonlyMap<string, readonly RenamedTag[]>;
    },
  ): Promise<SearchResult>;
  /** A page of entries, newest first. Throws UnknownPositionError for a cursor that was not handed out for this list. */
  list(
    tenantId: string,
    communityIds: readonly string[],
    question: { readonly filter: EntryFilter; readonly size: number; readonly cursor?: string | undefined },
  ): Promise<SearchPage>;
  /** Reads the community's changes, though no one asks about it, so that removed entries go. */
  catchUp(tenantId: string, communityId: string): Promise<void>;
  /** Removes all bytes of removed entries from the index's file. May take minutes, in which it answers as usual. */
  forgetBytes(): Promise<void>;
  /** Tags in use in the community, as they were typed: the most used first, at least a thousand if there are so many. */
  tagsInUse(tenantId: string, communityId: string): Promise<readonly TagUse[]>;
}

/** What use cases that find entries work with. */
export interface EntryDeps extends CommunityDeps {
  readonly search: Search;
}
