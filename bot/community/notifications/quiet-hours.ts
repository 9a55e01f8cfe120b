import { Cron } from "croner";
import type { QuietHours } from "../../contract/notices.ts";

/**
 * When it is quiet no longer, to the minute; undefined when it is not quiet now: then the next end comes after the next
 * beginning. A time that clocks leave out in spring comes with the next that there is, one that comes twice in autumn
 * counts the first time.
 */
export function quietUntil({ from, to, zone }: QuietHours, now: Date): Date | undefined {
  const next = (time: string) => {
    const [hour, minute] = time.split(":");
    return new Cron(`${minute} ${hour} * * *`, { timezone: zone, paused: true }).nextRun(now);
  };
  const [begin, end] = [next(from), next(to)];
  return begin && end && end < begin ? end : undefined;
}
