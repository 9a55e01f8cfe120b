// What the domain asks of the outside, in its own words.
import type { EntryRef } from "../contract/board.ts";
import type { Marks } from "../contract/entries.ts";
import type { RecordStore, StoredRecord } from "../records/records.ts";
import type { Access } from "./access.ts";
import type { Entry, EntryFilter } from "./entry.ts";
import type { Quotas } from "./quotas.ts";
import type { RenamedTag } from "./tags/tag-names.ts";

/** Thrown by a {@link Roster} that has no clear answer. */
export class RosterUnavailableError extends Error {
  override name = "RosterUnavailableError";
  /** `notInstalled`: Commonplace is not in this channel or chat yet. `noAnswer`: Teams failed or was too slow. */
  readonly reason: "notInstalled" | "noAnswer";

  constructor(reason: "notInstalled" | "noAnswer", options?: ErrorOptions) {
    super(reason, options);
    this.reason = reason;
  }
}

/** Teams' own list of who belongs to a channel or chat. */
export interface Roster {
  /**
   * Whether the person is on the roster of this very place (of the channel, not of its team). Asks Teams each time.
   * Throws {@link RosterUnavailableError} when there is no clear answer within the time for interactive calls.
   */
  hasMember(tenantId: string, conversationId: string, userId: string): Promise<boolean>;
  /**
   * The people on the roster of this very place, by Entra object id in lower case; undefined when they are too many to be
   * read while a person waits. Asks Teams each time, once for each page. Throws {@link RosterUnavailableError}.
   */
  listMembers(tenantId: string, conversationId: string): Promise<ReadonlySet<string> | undefined>;
}

/** Somebody on a roster, by Entra object id. */
export interface KnownPerson {
  readonly userId: string;
  readonly name: string;
}

/** Who the people of a channel or chat are. Each call asks Teams and throws {@link RosterUnavailableError}. */
export interface People {
  /** Undefined for somebody who is not on the roster of this very place. */
  find(tenantId: string, conversationId: string, userId: string): Promise<KnownPerson | undefined>;
  /** Some of them, at most `limits.peopleToChoose`, in Teams' order. */
  list(tenantId: string, conversationId: string): Promise<readonly KnownPerson[]>;
}

export interface SearchResult {
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
 * The index over tips and problems: disposable, rebuilt from records. Every answer holds whatever was written before
 * the question. A community that was never read is read first, for a moment only: then the answer says `reading`.
 */
export interface Search {
  /**
   * Entries that hold every word of the query, in any order: as written, as the beginning of a word, or with one letter
   * wrong, missing, extra or swapped; most useful first. Signs are no syntax. A query without words finds nothing.
   * An entry holds the words of what its tags are called now, too: `renamed` says which, by id of the community.
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
   * Entries that share words with a text, those that share the rarest first: what may be the same question. Words that
   * most entries hold count for nothing.
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
  /** Takes up what was written and removed in the community, though nobody asks about it: so removed entries go. */
  catchUp(tenantId: string, communityId: string): Promise<void>;
  /**
   * Sees to it that the index's file holds no byte any more of what was removed or written over before. That may take
   * minutes, in which it answers as ever.
   */
  forgetBytes(): Promise<void>;
  /** Tags in use in the community, as they were typed: the most used first, at least a thousand if there are so many. */
  tagsInUse(tenantId: string, communityId: string): Promise<readonly TagUse[]>;
}

/** Addresses of our own pages, as they stand in cards and messages. */
export interface Links {
  community(communityId: string): string;
  tip(communityId: string, tipId: string): string;
  problem(communityId: string, problemId: string): string;
  /** What an address of one of our own pages names, whoever typed it; undefined for any other address. Fetches nothing. */
  pageAt(address: string): LinkedPage | undefined;
  thanks(communityId: string): string;
  myThanks(): string;
  /** One's own stories, and those that one's help made possible. */
  myStories(): string;
  /** Where a person sees, takes along and erases what is held about them. */
  myData(): string;
  /** Where a person chooses what they hear of. */
  notices(): string;
}

/** The page of a community, or that of a tip or a problem in it. */
export interface LinkedPage {
  readonly communityId: string;
  readonly entry?: EntryRef;
}

/** Works on jobs; see jobs/. */
export interface Jobs {
  /** Begins to work on a job that was just asked for, if there is room, and does not wait for it. Never throws. */
  begin(job: StoredRecord): void;
}

/** What use cases work with. */
export interface CommunityDeps {
  readonly records: RecordStore;
  readonly access: Access;
  readonly people: People;
  readonly search: Search;
  readonly links: Links;
  readonly quotas: Quotas;
  readonly jobs: Jobs;
  now(): Date;
  /** Told of a record that a list leaves out because it cannot be read; its message may hold people's text. */
  onUnreadable(error: unknown): void;
  /** A new id of our own: 22 characters that cannot be guessed. */
  newId(): string;
}
