// Long work on the index in slices: others get their turn in between.
import { stopIfLate } from "../deadline.ts";

/** Milliseconds of work in one go. */
const sliceMs = 10;

/** Work that waits for another turn of the event loop. Each turn is of one of them: together they would hold it long. */
const waiting: (() => void)[] = [];

export const nextTurn = (): Promise<void> =>
  new Promise((start) => {
    waiting.push(start);
    if (waiting.length === 1) setImmediate(beginNext);
  });

function beginNext(): void {
  const start = waiting.shift();
  if (waiting.length > 0) setImmediate(beginNext);
  start?.();
}

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
