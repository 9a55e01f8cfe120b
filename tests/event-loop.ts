// How long work holds the event loop: what everybody else waits for meanwhile.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";

/** Milliseconds of the longest hold while the work ran, by the clock: with what the disk and other processes take. */
export async function longestHold(work: () => unknown): Promise<number> {
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  // One sample before and one after: a hold is seen by the timer that it delays.
  await wait(5);
  loop.reset();
  await work();
  await wait(5);
  loop.disable();
  return loop.max / 1e6;
}
