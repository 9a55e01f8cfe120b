// The search over tips and problems: a disposable index, rebuilt from records and kept current before every answer.
// Access is checked before; nothing here knows people or Teams.
import type { DatabaseSync } from "node:sqlite";
import { communityScope } from "../community/communities/community.ts";
import type { EntryFilter } from "../community/entries/entry.ts";
import type { RecordStore, Scope } from "../records/records.ts";
import { Freshness, StoppedError, type StartTimer } from "./freshness.ts";
import {
  createAnew,
  createSuccessor,
  isDamage,
  isWithoutRoom,
  openIndexFile,
  putSuccessorInPlace,
} from "./index-file.ts";
import { findMatches, queryWords } from "./query.ts";
import { EntryIndex, type IndexedCommunity } from "./entry-index.ts";
import { end, fillFrom, type OpenIndex } from "./open-index.ts";
import { cursorTo, placeFrom } from "./entry-list.ts";
import { indexFilter } from "./filter-conditions.ts";
import { findSimilarIn } from "./similar.ts";
import { nextTurn } from "./slices.ts";
import { marksIn } from "./words.ts";
import type { FindResult, Search, SearchPage, SearchResult, TagUse } from "../community/entries/search.ts";

/** How long a question waits for a community that is still being read, in milliseconds. */
const readingMoment = 250;

interface SearchOptions {
  /** The index's own file, one for each running instance; ":memory:" keeps none. */
  readonly file: string;
  /** What is written here must come through {@link recordsWithSearch}, or it is found up to two seconds late. */
  readonly records: RecordStore;
  readonly now: () => Date;
  /** Gets background failures, and errors of unreadable entries. Must not throw. */
  readonly onError: (error: unknown) => void;
  /** Calls back after {@link readingMoment}. Replaced in tests. */
  readonly afterMoment?: StartTimer;
}

interface OpenSearch extends Search {
  /** Something was, or may have been, written here: the next answer holds it. */
  onWritten(tenantId: string, scope: Scope): void;
  close(): Promise<void>;
}

/**
 * Opens the search. A missing file is made; a damaged one, and one of another version, is thrown away and rebuilt.
 * Throws NotOurFileError when the file holds something else, and leaves it as it is.
 *
 * A question about a community that was read before waits for its news and rejects when records cannot be read.
 * Closing does not wait for the store; questions still waiting are rejected.
 */
export function openSearch(options: SearchOptions): Promise<OpenSearch> {
  return new Promise((resolve) => resolve(new IndexedSearch(options, openIndexFile(options.file))));
}

const afterReadingMoment: StartTimer = (callBack) => {
  const timer = setTimeout(callBack, readingMoment);
  return () => clearTimeout(timer);
};

class IndexedSearch implements OpenSearch {
  readonly #options: SearchOptions;
  #open: OpenIndex;
  /** An index that is being filled to take the place of the open one. */
  #successor: OpenIndex | undefined;
  #closed = false;

  constructor(options: SearchOptions, db: DatabaseSync) {
    this.#options = options;
    this.#open = this.#with(new EntryIndex(db));
  }

  async find(
    tenantId: string,
    communityIds: readonly string[],
    { query, limit, filter = {}, renamed = new Map() }: Parameters<Search["find"]>[2],
  ): Promise<FindResult> {
    const typed = queryWords(query);
    if (typed.length === 0 || limit < 1) return nothing;
    return await this.#askAbout(tenantId, communityIds, async (index, communities) => {
      const { found, isMatch } = await findMatches(index, indexFilter(filter, communities), typed, {
        limit,
        renamed: new Map(
          [...communities].map(([key, { communityId }]) => [key, renamed.get(communityId) ?? []]),
        ),
      });
      return {
        entries: entriesAt(index, communities, found),
        marksIn: (text: string) => marksIn(text, isMatch),
      };
    });
  }

  async similar(
    tenantId: string,
    communityIds: readonly string[],
    { text, limit, filter = {}, renamed = new Map() }: Parameters<Search["similar"]>[2],
  ): Promise<SearchResult> {
    return await this.#askAbout(tenantId, communityIds, async (index, communities) => {
      const found = await findSimilarIn(index, communities.values(), text, { limit, filter, renamed });
      return { entries: found.map(({ entry }) => entry) };
    });
  }

  async list(
    tenantId: string,
    communityIds: readonly string[],
    { filter, size, cursor }: { filter: EntryFilter; size: number; cursor?: string | undefined },
  ): Promise<SearchPage> {
    const after = cursor === undefined ? undefined : placeFrom(cursor);
    return await this.#askAbout(tenantId, communityIds, async (index, communities) => {
      const rows = await index.list(indexFilter(filter, communities), { after, size: size + 1 });
      const shown = rows.slice(0, size);
      const last = rows.length > size ? shown.at(-1) : undefined;
      return {
        entries: entriesAt(index, communities, shown),
        ...(last !== undefined && { cursor: cursorTo(last.place) }),
      };
    });
  }

  async tagsInUse(tenantId: string, communityId: string): Promise<readonly TagUse[]> {
    return await this.#ask(async ({ index, freshness }) => {
      await freshness.refresh(tenantId, communityId);
      const community = index.community(tenantId, communityId);
      return community.mark === undefined ? [] : index.vocabulary.tagsInUse(community.key);
    });
  }

  async catchUp(tenantId: string, communityId: string): Promise<void> {
    await this.#ask(({ freshness }) => {
      freshness.expire(tenantId, communityScope(communityId));
      return freshness.refresh(tenantId, communityId);
    });
  }

  onWritten(tenantId: string, scope: Scope): void {
    this.#open.freshness.expire(tenantId, scope);
  }

  /**
   * Removed bytes are overwritten, though pages that were split may keep copies of them. So the index is made anew beside
   * the old one, which answers until then.
   */
  async forgetBytes(): Promise<void> {
    const { file } = this.#options;
    this.#stopIfClosed();
    if (file === ":memory:" || this.#successor) return;
    const before = this.#open;
    const successor = this.#with(new EntryIndex(createSuccessor(file)));
    this.#successor = successor;
    try {
      await fillFrom(before.index, successor);
    } finally {
      this.#successor = undefined;
      end(successor);
    }
    // Replaced meanwhile, since it was damaged.
    if (before !== this.#open) throw new StoppedError();
    end(before);
    putSuccessorInPlace(file);
    this.#open = this.#with(new EntryIndex(openIndexFile(file)));
  }

  close(): Promise<void> {
    if (!this.#closed) {
      this.#closed = true;
      end(this.#open);
      this.#successor?.freshness.stop();
    }
    return Promise.resolve();
  }

  /** Asks about communities by their key, once all that was written to them is in the index. */
  #askAbout<Answer extends object>(
    tenantId: string,
    communityIds: readonly string[],
    question: (index: EntryIndex, communities: ReadonlyMap<number, IndexedCommunity>) => Promise<Answer>,
  ): Promise<Answer & { reading: boolean }> {
    const asked = [...new Set(communityIds)];
    return this.#ask(async ({ index, freshness }) => {
      await Promise.all(asked.map((id) => freshness.refresh(tenantId, id)));
      // All who waited for the same news would ask in one turn.
      await nextTurn();
      this.#stopIfClosed();
      const communities = asked.map((id) => index.community(tenantId, id));
      const readable = communities.filter(({ mark }) => mark !== undefined);
      const answer = await question(index, new Map(readable.map((community) => [community.key, community])));
      return { ...answer, reading: communities.some(({ caughtUp }) => !caughtUp) };
    });
  }

  /** Asks, and asks once more when the file proved to be damaged or without room meanwhile: by then it is a new one. */
  async #ask<T>(question: (open: OpenIndex) => Promise<T>): Promise<T> {
    this.#stopIfClosed();
    const asked = this.#open;
    try {
      return await question(asked);
    } catch (error) {
      this.#stopIfClosed();
      this.#replaceIfUnusable(asked, error);
      if (asked === this.#open) throw error;
      return await question(this.#open);
    }
  }

  #stopIfClosed(): void {
    if (this.#closed) throw new StoppedError();
  }

  #replaceIfUnusable(asked: OpenIndex, error: unknown): void {
    if (this.#closed || asked !== this.#open || !(isDamage(error) || isWithoutRoom(error))) return;
    end(asked);
    // Without room on the disk the index is read anew into memory, until the next start.
    this.#open = this.#with(new EntryIndex(createAnew(isDamage(error) ? this.#options.file : ":memory:")));
  }

  #with(index: EntryIndex): OpenIndex {
    const { records, onError, now, afterMoment = afterReadingMoment } = this.#options;
    const freshness = new Freshness({
      index,
      records,
      afterMoment,
      now,
      onError: (error) => {
        onError(error);
        this.#replaceIfUnusable(open, error);
      },
    });
    const open: OpenIndex = { index, freshness };
    return open;
  }
}

const nothing: FindResult = { entries: [], marksIn: () => [], reading: false };

const entriesAt = (
  index: EntryIndex,
  communities: ReadonlyMap<number, IndexedCommunity>,
  places: readonly { readonly key: number; readonly row: number }[],
) =>
  places.flatMap(({ key, row }) => {
    const community = communities.get(key);
    return (community && index.findEntry(community, row)) ?? [];
  });
