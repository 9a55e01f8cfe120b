// The store as the server uses it from its first moment on. It is opened while the server listens already, again and
// again until that succeeds; after that it is checked for /readyz and when a request fails. What makes it unusable is
// logged once, in one line.
import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import { withoutDeadline } from "./deadline.ts";
import { loggedFault } from "./logged-fault.ts";
import { StoreUnavailableError, type Records, type RecordStore } from "./records/records.ts";
import { storeFaultOf, storeSentences } from "./store-sentences.ts";

/** Milliseconds between two attempts to open: the first, and the longest; each is twice the one before. */
const firstPause = 1_000;
const longestPause = 30_000;

/** Milliseconds for which a check is valid, however often it is asked for: anybody may ask, and each costs the store. */
const checkLifetime = 5_000;

export interface Waits {
  /** Resolves after so many milliseconds; rejects when the signal is aborted. */
  pause(milliseconds: number, signal: AbortSignal): Promise<unknown>;
  /** A clock that never steps back. */
  milliseconds(): number;
}

export const realWaits: Waits = {
  pause: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
  milliseconds: () => performance.now(),
};

interface Check {
  readonly at: number;
  readonly answer: Promise<void>;
}

/** Until it is open every verb throws `StoreUnavailableError`. */
export class WatchedStore implements RecordStore {
  readonly #openStore: () => Promise<RecordStore>;
  readonly #log: Logger;
  readonly #waits: Waits;
  readonly #closing = new AbortController();
  #store: RecordStore | undefined;
  #lastCheck: Check | undefined;
  /** What was logged last. */
  #fault: ReturnType<typeof storeFaultOf> | undefined;

  constructor(openStore: () => Promise<RecordStore>, log: Logger, waits: Waits) {
    this.#openStore = openStore;
    this.#log = log;
    this.#waits = waits;
  }

  /** Opens it, once. Throws what opening throws. */
  async open(): Promise<void> {
    const store = await this.#openStore();
    if (this.#closing.signal.aborted) await store.close();
    else this.#store = store;
  }

  /** Opens it, however long that takes, unless it is open or closed; `onOpen` is called once it is open. */
  async openWithBackOff(onOpen: () => void): Promise<void> {
    const { signal } = this.#closing;
    for (let pause = firstPause; this.#store === undefined && !signal.aborted; pause *= 2) {
      try {
        await this.open();
        this.#report();
      } catch (error) {
        if (this.#report(error)) pause = firstPause;
        await this.#waits.pause(Math.min(pause, longestPause), signal).catch(() => undefined);
      }
    }
    if (!signal.aborted) onOpen();
  }

  forTenant(tenantId: string): Records {
    const ask = <Answer>(question: (records: Records) => Promise<Answer>) =>
      this.#ask((store) => question(store.forTenant(tenantId)));
    return {
      find: (...question) => ask((records) => records.find(...question)),
      write: (...question) => ask((records) => records.write(...question)),
      remove: (...question) => ask((records) => records.remove(...question)),
      page: (...question) => ask((records) => records.page(...question)),
      changesSince: (...question) => ask((records) => records.changesSince(...question)),
      forget: (...question) => ask((records) => records.forget(...question)),
    };
  }

  listOutbox(limit: number): ReturnType<RecordStore["listOutbox"]> {
    return this.#ask((store) => store.listOutbox(limit));
  }

  forgetBytes(step?: () => Promise<void>): Promise<void> {
    return this.#ask((store) => store.forgetBytes(step));
  }

  /** The store is asked at most once in {@link checkLifetime}. */
  async checkReady(): Promise<void> {
    const store = this.#opened();
    const now = this.#waits.milliseconds();
    if (this.#lastCheck === undefined || now - this.#lastCheck.at >= checkLifetime) {
      // Others wait for it as well, so it has no turn's deadline.
      this.#lastCheck = { at: now, answer: withoutDeadline(() => this.#check(store)) };
    }
    await this.#lastCheck.answer;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#store?.close();
  }

  async #check(store: RecordStore): Promise<void> {
    try {
      await store.checkReady();
      this.#report();
    } catch (error) {
      this.#report(error);
      throw error;
    }
  }

  async #ask<Answer>(question: (store: RecordStore) => Promise<Answer>): Promise<Answer> {
    const store = this.#opened();
    try {
      return await question(store);
    } catch (error) {
      if (storeFaultOf(error) !== "unknown") void this.checkReady().catch(() => undefined);
      throw error;
    }
  }

  #opened(): RecordStore {
    if (this.#store !== undefined) return this.#store;
    throw new StoreUnavailableError("opening");
  }

  /** Logs a change of the store's state. @returns whether there was one. */
  #report(error?: unknown): boolean {
    const fault = error === undefined ? undefined : storeFaultOf(error);
    if (fault === this.#fault || this.#closing.signal.aborted) return false;
    this.#fault = fault;
    if (fault === undefined) this.#log.info("The store can be used.");
    else this.#log.fatal({ storeFault: fault, fault: loggedFault(error) }, storeSentences[fault]);
    return true;
  }
}
