// What waits to be written. While one batch is on its way to the disk the next one gathers here, so that many writes share
// one wait for it. A command is answered once the disk has it, and is not begun after its deadline.
import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { DeadlineError, noteWrite, stopIfLate, timeLeft, withoutDeadline } from "../../deadline.ts";
import { StoreUnavailableError } from "../records.ts";
import { StoreInUseError } from "../whole-store.ts";
import type { Outcome } from "./batch.ts";
import type { Command } from "./commands.ts";
import type { WritingSide } from "./writing-side.ts";

/** Commands in one batch. */
const mostAtOnce = 100;

/** Milliseconds that a command waits at most for another process to unlock the database. */
const longestLock = 2_000;
/** Milliseconds between two attempts. */
const lockPause = 10;

/** Milliseconds beyond its deadline for which what is on its way may be answered still: mostly the disk has it by then. */
const grace = 200;

class Waiting {
  readonly command: Command;
  readonly outcome = Promise.withResolvers<Outcome | "late">();
  isOver = false;
  /** On the clock of `performance`, when its turn is over. */
  readonly #until = performance.now() + timeLeft();
  /** Since when it was found that another process locks the database. */
  #lockedSince: number | undefined;
  /** In the turn that waits for it. */
  readonly #noteWrite = AsyncLocalStorage.bind(noteWrite);
  #takeBack: (() => void) | undefined;

  constructor(command: Command) {
    this.command = command;
  }

  begin(): void {
    this.#takeBack = this.#noteWrite();
  }

  /** After all it was not begun. */
  putBack(): void {
    this.#takeBack?.();
    this.#takeBack = undefined;
    if (performance.now() > this.#until) this.settle("late");
  }

  settle(outcome: Outcome | "late"): void {
    this.isOver = true;
    this.outcome.resolve(outcome);
  }

  /** Settled if another attempt would come too late. */
  waitForLock(): void {
    this.#lockedSince ??= performance.now();
    const next = performance.now() + lockPause;
    if (next > Math.min(this.#until, this.#lockedSince + longestLock)) this.settle("late");
  }

  async untilLate(): Promise<Outcome | "late"> {
    const giveUp = () => this.settle("late");
    const atDeadline = () => {
      if (this.#takeBack) timer = setTimeout(giveUp, grace);
      else giveUp();
    };
    const left = timeLeft();
    let timer = left === Infinity ? undefined : setTimeout(atDeadline, left);
    try {
      return await this.outcome.promise;
    } finally {
      clearTimeout(timer);
    }
  }
}

export class WriteQueue {
  readonly #side: WritingSide;
  #waiting: Waiting[] = [];
  #working: Promise<void> | undefined;
  #isClosed = false;
  /** When a write last found no room. */
  #fullAt = -Infinity;

  constructor(side: WritingSide) {
    this.#side = side;
  }

  /**
   * What the command gives, once the disk has what it wrote. Throws {@link DeadlineError} when the turn is over before, or
   * when another process locks the database; a command that was not begun then never is.
   */
  async run(command: Command): Promise<unknown> {
    stopIfLate();
    if (this.#isClosed) throw new Error("The store is closed.");
    const waiting = new Waiting(command);
    this.#waiting.push(waiting);
    this.#working ??= withoutDeadline(() => this.#work());
    return this.#answer(await waiting.untilLate());
  }

  /** Whether a write found no room within so many milliseconds. */
  wasFullWithin(milliseconds: number): boolean {
    return performance.now() - this.#fullAt < milliseconds;
  }

  /** Once everything that waits is answered. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#working;
    await this.#side.close();
  }

  async #work(): Promise<void> {
    // What is asked for in one go makes one batch.
    await Promise.resolve();
    for (;;) {
      this.#waiting = this.#waiting.filter(({ isOver }) => !isOver);
      if (this.#waiting.length === 0) break;
      await this.#runBatch(this.#waiting.splice(0, mostAtOnce));
    }
    this.#working = undefined;
  }

  async #runBatch(batch: Waiting[]): Promise<void> {
    for (const waiting of batch) waiting.begin();
    const outcomes = await this.#side.run(batch.map(({ command }) => command));
    for (const [index, outcome] of outcomes.entries()) batch[index]?.settle(outcome);
    const notBegun = batch.slice(outcomes.length);
    for (const waiting of notBegun) waiting.putBack();
    this.#waiting.unshift(...notBegun);
    if (outcomes.length > 0) return;

    for (const waiting of notBegun) waiting.waitForLock();
    await pause(lockPause);
  }

  #answer(outcome: Outcome | "late"): unknown {
    if (outcome === "late") throw new DeadlineError("The database could not be written in time.");
    if ("done" in outcome) return outcome.done;
    const { failed, cause } = outcome;
    if (failed === "other") throw cause;
    if (failed === "inUse") throw new StoreInUseError(cause instanceof Error ? cause.message : "", { cause });
    if (failed === "full") this.#fullAt = performance.now();
    throw new StoreUnavailableError(failed, { cause });
  }
}
