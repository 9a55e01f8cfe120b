// Keeps long scans of the store from holding the event loop. SQLite answers within the call, so `await` on a verb is only a
// microtask: without this, timers, sockets and other requests would wait until a scan has ended.
import { stopIfLate } from "../../deadline.ts";
import { storeFault } from "./store-faults.ts";

/** Milliseconds of uninterrupted work after which the event loop turns before the next call. */
const sliceMs = 10;

/** Calls in the order in which they were made; each runs at once unless the current turn has lasted long enough. */
export class Turns {
  /** When this turn of the event loop made its first call; undefined before that. */
  #beganAt: number | undefined;
  readonly #waiting: ((nothing: undefined) => void)[] = [];

  /**
   * Does the work now or, after {@link sliceMs}, once others had their turn. What it throws rejects the promise.
   */
  async take<T>(work: () => T): Promise<T> {
    if (this.#waiting.length > 0 || this.#elapsed() >= sliceMs) {
      const turn = Promise.withResolvers<undefined>();
      this.#waiting.push(turn.resolve);
      await turn.promise;
    }
    stopIfLate();
    try {
      return work();
    } catch (error) {
      throw storeFault(error);
    }
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
