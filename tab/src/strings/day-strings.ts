/** Older than this, a date says more than a number of days. */
const relativeDays = 6;

export interface DayStrings {
  /** "today", "yesterday", "3 days ago"; a date where that would be long ago, or is still to come. */
  readonly short: string;
  /** The day and the time, whole. */
  readonly full: string;
}

/** How a person says when something was, in the time zone of this machine. Undefined for what is no time. */
export function dayStrings(iso: string, now: Date, locale: string): DayStrings | undefined {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return undefined;
  const days = daysBetween(time, now);
  const short =
    days >= 0 && days <= relativeDays
      ? new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(-days, "day")
      : new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).format(time);
  const full = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short" }).format(time);
  return { short, full };
}

/** Midnights between the two, negative where the earlier one is later; a day of 23 or 25 hours counts as one. */
function daysBetween(earlier: Date, later: Date): number {
  const midnight = (time: Date) => new Date(time.getFullYear(), time.getMonth(), time.getDate()).getTime();
  return Math.round((midnight(later) - midnight(earlier)) / 86_400_000);
}
