// How long a piece of work holds the event loop in one go.
import assert from "node:assert/strict";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setImmediate as nextTurn } from "node:timers/promises";

/** Milliseconds: no request may wait longer for the event loop because of somebody's long work. */
const mostMs = 250;

export interface LoopDelay {
  /** The longest time between two turns, by the clock: grows when the machine has no processor to spare. */
  readonly waitedMs: number;
  /** The most processor time that this thread used between two turns. */
  readonly heldMs: number;
  /** How often the loop turned. */
  readonly turns: number;
}

const cpuMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};

export async function loopDelayDuring(work: () => Promise<unknown>): Promise<LoopDelay> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  let [turns, heldMs, isOver] = [0, 0, false];
  const watch = async () => {
    for (let before = cpuMs(); !isOver;) {
      await nextTurn();
      const now = cpuMs();
      heldMs = Math.max(heldMs, now - before);
      before = now;
      turns += 1;
    }
  };
  const watching = watch();
  delay.enable();
  try {
    await work();
  } finally {
    isOver = true;
    delay.disable();
    await watching;
  }
  return { waitedMs: delay.max / 1e6, heldMs, turns };
}

/** The loop turned, and never held anybody up. By processor time, so that a busy machine fails nothing. */
export function assertGaveWay({ heldMs, turns }: LoopDelay): void {
  assert.ok(heldMs < mostMs, `held the event loop for ${Math.round(heldMs)} ms`);
  assert.ok(turns > 3, `let the event loop turn ${turns} times only`);
}
