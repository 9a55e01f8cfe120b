// Long work on the index in slices: others get their turn in between.
import { setImmediate as nextTurn } from "node:timers/promises";
import { stopIfLate } from "../deadline.ts";

/** Milliseconds of work in one go. */
const sliceMs = 10;

export class Slices {
  #since = performance.now();

  /** To be awaited between two pieces of work. Throws {@link DeadlineError} when nobody waits any more. */
  async next(): Promise<void> {
    if (performance.now() - this.#since <= sliceMs) return;
    await nextTurn();
    stopIfLate();
    this.#since = performance.now();
  }
}
