// Counts points of a key within a window, in the memory of this process, and forgets them when the window is over.
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Budget } from "../contract/request-limits.ts";

/** More was asked for than the budget holds. */
export interface Overspent {
  /** Until the window is over. */
  readonly retryAfterSeconds: number;
  /** By more than the whole budget once more: no person does that. */
  readonly isFlood: boolean;
}

export class Counter {
  readonly #limiter: RateLimiterMemory;
  readonly #points: number;

  constructor({ points, seconds }: Budget, factor: number) {
    this.#points = Math.ceil(points * factor);
    this.#limiter = new RateLimiterMemory({ points: this.#points, duration: seconds });
  }

  /** Counts the points also when they are too many: who goes on asking waits for the window's end. */
  async count(key: string, points: number): Promise<Overspent | undefined> {
    try {
      await this.#limiter.consume(key, points);
      return undefined;
    } catch (rejected) {
      if (!(rejected instanceof RateLimiterRes)) throw rejected;
      return {
        retryAfterSeconds: Math.max(1, Math.ceil(rejected.msBeforeNext / 1_000)),
        isFlood: rejected.consumedPoints > 2 * this.#points,
      };
    }
  }

  /** Takes back what was counted. */
  async giveBack(key: string, points: number): Promise<void> {
    await this.#limiter.reward(key, points);
  }
}
