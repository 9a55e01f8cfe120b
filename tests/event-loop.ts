// How long work holds the event loop: what everybody else waits for meanwhile.
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

/**
 * Milliseconds of the longest hold while the work ran: what it used of the processor and waited for the disk or a lock, but
 * not the time in which other processes had the processor that it could have used. On Linux; elsewhere with that time.
 */
export async function longestHold(work: () => unknown): Promise<number> {
  let longest = 0;
  let before = clock();
  const look = () => {
    const now = clock();
    longest = Math.max(longest, now - before);
    before = now;
  };
  // A timer and not an immediate, so that a loop with nothing to do sleeps.
  const looking = setInterval(look, 1);
  // One look before and one after: a hold is seen by the timer that it delays.
  try {
    await wait(5);
    longest = 0;
    await work();
    await wait(5);
    return longest;
  } finally {
    clearInterval(looking);
  }
}

/** Milliseconds that the work took, without the time in which other processes had the processor. */
export async function ownTime(work: () => Promise<unknown>): Promise<number> {
  const before = clock();
  await work();
  return clock() - before;
}

/** Milliseconds; stands still while this thread waits for a processor. */
const clock = (): number => performance.now() - waitedForProcessor();

/** Milliseconds: https://docs.kernel.org/scheduler/sched-stats.html */
function waitedForProcessor(): number {
  if (process.platform !== "linux") return 0;
  const [, waited] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, "utf8").split(" ");
  return Number(waited) / 1e6;
}
