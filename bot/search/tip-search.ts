// The search over tips: an index of its own, disposable, rebuilt from records, kept current before every answer.
// What may be seen by whom is judged before a question comes here; nothing here knows people or Teams.
import type { DatabaseSync } from "node:sqlite";
import type { TipSearch, TipSearchResult } from "../community/ports.ts";
import type { RecordStore } from "../records/records.ts";
import { Freshness, StoppedError, type StartTimer } from "./freshness.ts";
import { createAnew, isDamage, openIndexFile } from "./index-file.ts";
import { findMatches, queryWords } from "./query.ts";
import { TipIndex } from "./tip-index.ts";

/** How long a question waits for a community that is still being read, in milliseconds. */
const readingMoment = 250;

interface TipSearchOptions {
  /** The index's own file, one for each running instance; ":memory:" keeps none. */
  readonly file: string;
  readonly records: RecordStore;
  /** Told of failures that no question is waiting for, and of tips that cannot be read. Must not throw. */
  readonly onError: (error: unknown) => void;
  /** Calls back after {@link readingMoment}. Replaced in tests. */
  readonly afterMoment?: StartTimer;
}

interface OpenIndex {
  readonly index: TipIndex;
  readonly freshness: Freshness;
}

/**
 * Opens the search. A missing file is made; a damaged one, and one of another version, is thrown away and rebuilt.
 * Throws NotOurFileError when the file holds something else, and leaves it as it is.
 *
 * A question about a community that was read before waits for its news and rejects when records cannot be read.
 * Closing does not wait for the store; questions still waiting are rejected.
 */
export function openTipSearch(options: TipSearchOptions): Promise<TipSearch & { close(): Promise<void> }> {
  return new Promise((resolve) => resolve(new IndexedTipSearch(options, openIndexFile(options.file))));
}

const afterReadingMoment: StartTimer = (callBack) => {
  const timer = setTimeout(callBack, readingMoment);
  return () => clearTimeout(timer);
};

class IndexedTipSearch implements TipSearch {
  readonly #options: TipSearchOptions;
  #open: OpenIndex;
  #closed = false;

  constructor(options: TipSearchOptions, db: DatabaseSync) {
    this.#options = options;
    this.#open = this.#with(new TipIndex(db));
  }

  async find(
    tenantId: string,
    communityIds: readonly string[],
    query: string,
    limit: number,
  ): Promise<TipSearchResult> {
    const words = queryWords(query);
    const asked = [...new Set(communityIds)];
    if (words.length === 0 || asked.length === 0 || limit < 1) return { tips: [], reading: false };
    return await this.#ask(async ({ index, freshness }) => {
      await Promise.all(asked.map((id) => freshness.refresh(tenantId, id)));
      const communities = new Map(
        asked.map((id) => index.community(tenantId, id)).map((community) => [community.key, community]),
      );
      const readable = [...communities.values()].filter(({ mark }) => mark !== undefined);
      const matches = findMatches(
        index,
        readable.map(({ key }) => key),
        words,
        limit,
      );
      const tips = matches.flatMap(({ key, row }) => {
        const community = communities.get(key);
        return community === undefined ? [] : [index.getTip(community, row)];
      });
      return { tips, reading: [...communities.values()].some(({ caughtUp }) => !caughtUp) };
    });
  }

  async tagsInUse(tenantId: string, communityId: string, limit: number): Promise<readonly string[]> {
    return await this.#ask(async ({ index, freshness }) => {
      await freshness.refresh(tenantId, communityId);
      const community = index.community(tenantId, communityId);
      return community.mark === undefined ? [] : index.vocabulary.tagsInUse(community.key, limit);
    });
  }

  close(): Promise<void> {
    if (!this.#closed) {
      this.#closed = true;
      this.#open.freshness.stop();
      this.#open.index.close();
    }
    return Promise.resolve();
  }

  /** Asks, and asks once more when the file proved to be damaged meanwhile: by then it is a new one. */
  async #ask<T>(question: (open: OpenIndex) => Promise<T>): Promise<T> {
    if (this.#closed) throw new StoppedError();
    const asked = this.#open;
    try {
      return await question(asked);
    } catch (error) {
      this.#replaceIfDamaged(asked, error);
      if (asked === this.#open) throw error;
      return await question(this.#open);
    }
  }

  #replaceIfDamaged(asked: OpenIndex, error: unknown): void {
    if (this.#closed || asked !== this.#open || !isDamage(error)) return;
    asked.freshness.stop();
    asked.index.close();
    this.#open = this.#with(new TipIndex(createAnew(this.#options.file)));
  }

  #with(index: TipIndex): OpenIndex {
    const { records, onError, afterMoment = afterReadingMoment } = this.#options;
    const freshness = new Freshness({
      index,
      records,
      afterMoment,
      onError: (error) => {
        onError(error);
        this.#replaceIfDamaged(open, error);
      },
    });
    const open: OpenIndex = { index, freshness };
    return open;
  }
}
