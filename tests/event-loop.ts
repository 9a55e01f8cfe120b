// How long work holds the event loop: what everybody else waits for meanwhile.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";

/** Milliseconds of the longest hold while the work ran. */
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

/**
 * Milliseconds of processor time that the longest turn of the event loop took while the work ran; unlike
 * {@link longestHold} without the time in which the disk or another process had its turn.
 */
export async function longestTurn(work: () => unknown): Promise<number> {
  let longest = 0;
  const usedSoFar = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1_000;
  };
  let before = usedSoFar();
  const look = () => {
    const now = usedSoFar();
    longest = Math.max(longest, now - before);
    before = now;
  };
  // A timer and not an immediate, so that a loop with nothing to do sleeps.
  const looking = setInterval(look, 1);
  await work();
  look();
  clearInterval(looking);
  return longest;
}
