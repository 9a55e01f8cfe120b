// What a program costs however busy the machine is: its time on a processor. Linux tells it; elsewhere it is not known.
import { existsSync, readFileSync } from "node:fs";

/** Milliseconds of one clock tick in /proc: 100 a second on every Linux that Node runs on (man 5 proc_pid_stat). */
const tick = 10;

/** Milliseconds that a process took so far, all its threads together; NaN when it is not known. */
export function processorTime(processId: number): number {
  const file = `/proc/${processId}/stat`;
  if (!existsSync(file)) return Number.NaN;
  // The second field is the program's name in parentheses, which may hold blanks.
  const fields = readFileSync(file, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * tick;
}

/** Processes that this one started; none when they are not known. */
export function childIds(): number[] {
  const file = "/proc/thread-self/children";
  return existsSync(file) ? (readFileSync(file, "utf8").match(/\d+/gu) ?? []).map(Number) : [];
}
