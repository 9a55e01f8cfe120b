// An hour of the week by the clocks of a place, and when it is next.
import { Cron } from "croner";
import { weekDays, type WeekDay } from "../../contract/digest.ts";

export interface WeeklyHour {
  readonly day: WeekDay;
  /** 0 to 23. */
  readonly hour: number;
  /** An IANA name, for example Europe/Berlin. */
  readonly timeZone: string;
}

/**
 * The next such hour after a moment, once a week. An hour that is skipped in spring becomes the next one; of a repeated
 * one in autumn the first counts.
 */
export function nextHour({ day, hour, timeZone }: WeeklyHour, after: Date): Date {
  // Cron counts the days of a week from Sunday, 0 or 7.
  const pattern = new Cron(`0 ${hour} * * ${weekDays.indexOf(day) + 1}`, {
    timezone: timeZone,
    paused: true,
  });
  const next = pattern.nextRun(after);
  if (!next) throw new Error("There is no next week.");
  return next;
}
