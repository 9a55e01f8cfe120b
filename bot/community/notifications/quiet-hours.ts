import { Cron } from "croner";
import type { QuietHours } from "../../contract/notices.ts";

/**
 * The end of quiet hours, to the minute; undefined outside of them. A time that is skipped in spring becomes the next
 * one; of a repeated one in autumn the first counts.
 */
export function quietUntil({ from, to, zone }: QuietHours, now: Date): Date | undefined {
  const next = (time: string) => {
    const [hour, minute] = time.split(":");
    return new Cron(`${minute} ${hour} * * *`, { timezone: zone, paused: true }).nextRun(now);
  };
  const [begin, end] = [next(from), next(to)];
  return begin && end && end < begin ? end : undefined;
}
