// Counts points of a key within a window, in the memory of this process, and forgets them when the window is over.
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Budget } from "../contract/request-limits.ts";

/** Whole seconds until the window is over when more was asked for than the budget holds. */
export type Overspent = { readonly retryAfterSeconds: number } | undefined;

export class Counter {
  readonly #limiter: RateLimiterMemory;

  constructor({ points, seconds }: Budget) {
    this.#limiter = new RateLimiterMemory({ points, duration: seconds });
  }

  /** Counts the points also when they are too many: who goes on asking waits for the window's end. */
  async count(key: string, points: number): Promise<Overspent> {
    try {
      await this.#limiter.consume(key, points);
      return undefined;
    } catch (rejected) {
      if (!(rejected instanceof RateLimiterRes)) throw rejected;
      return { retryAfterSeconds: Math.max(1, Math.ceil(rejected.msBeforeNext / 1_000)) };
    }
  }

  /** Takes back what was counted. */
  async giveBack(key: string, points: number): Promise<void> {
    await this.#limiter.reward(key, points);
  }
}
