// Keeps the index current: reads what changed in a community before a question about it is answered, though not again
// within a second and a half, unless something was written here meanwhile.
import { LRUCache } from "lru-cache";
import { inTime, withoutDeadline } from "../deadline.ts";
import { communityScope } from "../community/communities/community.ts";
import {
  UnknownPositionError,
  type Changes,
  type Records,
  type RecordStore,
  type Scope,
} from "../records/records.ts";
import type { EntryIndex, IndexedCommunity } from "./entry-index.ts";
import { prepareEntries } from "./prepared-entry.ts";
import { Slices } from "./slices.ts";

/** Records asked for at a time. */
const pageSize = 50;

/** Entries dropped at a time when a community is read anew. */
const forgottenAtATime = 100;

/**
 * Milliseconds for which an answer may miss what other instances have written: people search while they type. So it is
 * found within two seconds, with the time that asking takes.
 */
const mayMissMs = 1_500;

/** Communities of which it is remembered that they were asked just now. */
const recentKept = 10_000;

/** One way from the community's mark to its end. */
interface Pass {
  readonly done: Promise<void>;
  /** Resolves after the first page, or with a failure. */
  readonly firstPage: Promise<unknown>;
  /** Questions that wait for it now. */
  waiting: number;
}

/** The index was closed, or replaced, while something waited for it. */
export class StoppedError extends Error {
  override name = "StoppedError";

  constructor() {
    super("The search index was closed.");
  }
}

/** Starts a timer; what it gives stops it. */
export type StartTimer = (callBack: () => void) => () => void;

interface FreshnessOptions {
  readonly index: EntryIndex;
  readonly records: RecordStore;
  /** Calls back when a question has waited long enough for a community that is still being read. */
  readonly afterMoment: StartTimer;
  /** Gets background failures. */
  readonly onError: (error: unknown) => void;
  readonly now: () => Date;
}

export class Freshness {
  readonly #index: EntryIndex;
  readonly #records: RecordStore;
  readonly #afterMoment: StartTimer;
  readonly #onError: FreshnessOptions["onError"];
  /** Passes that have not asked the store yet. */
  readonly #next = new Map<number, Pass>();
  /** Passes that have. */
  readonly #running = new Map<number, Pass>();
  /** Passes that asked the store so shortly ago that a question need not ask again. */
  readonly #recent: LRUCache<string, Pass>;
  #stopped = false;

  constructor({ index, records, afterMoment, onError, now }: FreshnessOptions) {
    this.#index = index;
    this.#records = records;
    this.#afterMoment = afterMoment;
    this.#onError = onError;
    this.#recent = new LRUCache({
      // `max` would take the room for all at once.
      maxSize: recentKept,
      sizeCalculation: () => 1,
      ttl: mayMissMs,
      ttlResolution: 0,
      perf: { now: () => now().getTime() },
    });
  }

  /**
   * Resolves when the index holds all that was written to the community before the call, but for what others wrote in
   * the last {@link mayMissMs}; for a community with more to read than a page, after a moment at the latest. The pass
   * goes on then. Rejects when records cannot be read.
   */
  async refresh(tenantId: string, communityId: string): Promise<void> {
    const community = this.#index.community(tenantId, communityId);
    const pass =
      this.#recent.get(recentKey(tenantId, communityScope(communityId))) ?? this.#passFor(community);
    const moment = Promise.withResolvers<undefined>();
    const stopTimer = this.#afterMoment(() => moment.resolve(undefined));
    pass.waiting++;
    try {
      // A community read to its end before has only news to read: worth the wait, unless they fill pages.
      const patience = community.caughtUp ? Promise.all([moment.promise, pass.firstPage]) : moment.promise;
      await inTime(Promise.race([pass.done, patience]));
      this.#stopIfClosed();
    } finally {
      pass.waiting--;
      stopTimer();
    }
  }

  /** Resolves when the index holds all that was written to the community before the call, however much that is. */
  async readToEnd(tenantId: string, communityId: string): Promise<void> {
    const pass = this.#passFor(this.#index.community(tenantId, communityId));
    pass.waiting++;
    try {
      await pass.done;
    } finally {
      pass.waiting--;
    }
  }

  /** From now on answers hold all that was written to the community until now. */
  expire(tenantId: string, scope: Scope): void {
    this.#recent.delete(recentKey(tenantId, scope));
  }

  /** No pass touches the index any more. */
  stop(): void {
    this.#stopped = true;
  }

  /**
   * A pass that has asked the store may have missed what was written since, so it is not joined: one more comes after
   * it, and all who ask meanwhile share that one.
   */
  #passFor(community: IndexedCommunity): Pass {
    const next = this.#next.get(community.key);
    if (next !== undefined) return next;
    const { tenantId } = community;
    const scope = communityScope(community.communityId);
    const firstPage = Promise.withResolvers<undefined>();
    const before = this.#running.get(community.key)?.done ?? Promise.resolve();
    const run = async () => {
      await before.catch(() => undefined);
      this.#next.delete(community.key);
      this.#running.set(community.key, pass);
      this.#recent.set(recentKey(tenantId, scope), pass);
      try {
        await this.#readOn(community, () => firstPage.resolve(undefined));
      } catch (error) {
        this.expire(tenantId, scope);
        if (pass.waiting === 0 && !this.#stopped) this.#onError(error);
        throw error;
      } finally {
        this.#running.delete(community.key);
        firstPage.resolve(undefined);
      }
    };
    // Goes on for other callers when the first one has no time left.
    const pass: Pass = { done: withoutDeadline(run), firstPage: firstPage.promise, waiting: 0 };
    pass.done.catch(() => undefined);
    this.#next.set(community.key, pass);
    return pass;
  }

  async #readOn({ tenantId, communityId }: IndexedCommunity, onPage: () => void): Promise<void> {
    const slices = new Slices();
    const pause = async () => {
      await slices.next();
      this.#stopIfClosed();
    };
    this.#stopIfClosed();
    const records = this.#records.forTenant(tenantId);
    let community = this.#index.community(tenantId, communityId);
    for (;;) {
      if (community.mark === undefined)
        while (await this.#index.forgetSome(community, forgottenAtATime, pause));
      const changes = await this.#changes(records, community);
      if (changes === undefined) {
        this.#stopIfClosed();
        this.#index.markUnread(community);
      } else {
        const { entries, leftOut } = await prepareEntries(changes.written, {
          hasTexts: (entry) => this.#index.hasTexts(community, entry),
          onError: this.#onError,
        });
        const removed = [...changes.removed, ...leftOut];
        await this.#index.change(community, { written: entries, removed }, pause);
        this.#stopIfClosed();
        this.#index.moveMark(community, changes.mark, !changes.more);
        onPage();
        if (!changes.more) return;
      }
      community = this.#index.community(tenantId, communityId);
    }
  }

  /** Undefined when the store does not know the mark any more. */
  async #changes(records: Records, { communityId, mark }: IndexedCommunity): Promise<Changes | undefined> {
    try {
      return await records.changesSince(communityScope(communityId), mark, pageSize);
    } catch (error) {
      if (error instanceof UnknownPositionError && mark !== undefined) return undefined;
      throw error;
    }
  }

  #stopIfClosed(): void {
    if (this.#stopped) throw new StoppedError();
  }
}

const recentKey = (tenantId: string, scope: Scope): string => `${tenantId} ${scope}`;
