// Keeps long walks over the store from holding the event loop. SQLite answers within the call, so `await` on a verb is
// only a microtask: without this, timers, sockets and other requests would wait until a walk has ended. Nor does waiting
// for another process hold it: SQLite's own waiting would.
import { setTimeout as sleep } from "node:timers/promises";
import { DeadlineError, stopIfLate, timeLeft } from "../../deadline.ts";
import { StoreUnavailableError } from "../records.ts";
import { resultCodeOf } from "./result-code.ts";
import { storeFault } from "./store-faults.ts";

/** Milliseconds of uninterrupted work after which the event loop turns before the next call. */
const sliceMs = 10;

/** Milliseconds that a call waits at most for another process to unlock the database. */
const longestLock = 2_000;
/** Milliseconds between two attempts. */
const lockPause = 20;

/** Calls in the order in which they were made; each runs at once unless the current turn has lasted long enough. */
export class Turns {
  /** When this turn of the event loop made its first call; undefined before that. */
  #beganAt: number | undefined;
  /** When a write last found no room. */
  #fullAt = -Infinity;
  readonly #waiting: ((nothing: undefined) => void)[] = [];

  /**
   * Does the work now or, after {@link sliceMs}, once others had their turn; again while another process locks the
   * database, for as long as the caller can wait. What it throws rejects the promise.
   */
  take<T>(work: () => T): Promise<T> {
    const inTime = () => {
      stopIfLate();
      try {
        return work();
      } catch (error) {
        throw this.#noted(storeFault(error));
      }
    };
    if (this.#waiting.length === 0 && this.#elapsed() < sliceMs)
      return new Promise((resolve) => {
        resolve(orOnceUnlocked(inTime));
      });
    const turn = Promise.withResolvers<undefined>();
    this.#waiting.push(turn.resolve);
    return turn.promise.then(() => orOnceUnlocked(inTime));
  }

  /** Whether a write found no room within so many milliseconds. */
  wasFullWithin(milliseconds: number): boolean {
    return performance.now() - this.#fullAt < milliseconds;
  }

  #noted(fault: unknown): unknown {
    if (fault instanceof StoreUnavailableError && fault.reason === "full") this.#fullAt = performance.now();
    return fault;
  }

  #elapsed(): number {
    const now = performance.now();
    if (this.#beganAt === undefined) {
      this.#beganAt = now;
      setImmediate(() => this.#next());
    }
    return now - this.#beganAt;
  }

  /** One call a turn: what its caller does next is over before another one runs. */
  #next(): void {
    this.#beganAt = undefined;
    const start = this.#waiting.shift();
    if (start === undefined) return;
    this.#elapsed();
    start(undefined);
  }
}

/** The work begins with taking the lock, so where that fails nothing was done. */
function orOnceUnlocked<T>(work: () => T): T | Promise<T> {
  try {
    return work();
  } catch (error) {
    if (!isLocked(error)) throw error;
    return onceUnlocked(work);
  }
}

async function onceUnlocked<T>(work: () => T): Promise<T> {
  const end = performance.now() + Math.min(longestLock, timeLeft());
  while (performance.now() + lockPause < end) {
    await sleep(lockPause);
    try {
      return work();
    } catch (error) {
      if (!isLocked(error)) throw error;
    }
  }
  throw new DeadlineError("Another process locks the database.");
}

/** SQLITE_BUSY. */
const isLocked = (error: unknown): boolean => resultCodeOf(error) === 5;
