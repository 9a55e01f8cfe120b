import type { QuietHours } from "../../contract/notices.ts";

const minute = 60_000;
/** The longest day of a time zone has 25 hours. */
const mostMinutes = 25 * 60;

/** What clocks show there, "07:30". */
function clockOf(zone: string): (moment: Date) => string {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return (moment) => format.format(moment);
}

/**
 * When it is quiet no longer, to the minute; undefined when it is not quiet now. Clocks of the zone are looked at minute
 * by minute, so changes of the clock need no arithmetic.
 */
export function quietUntil({ from, to, zone }: QuietHours, now: Date): Date | undefined {
  const clock = clockOf(zone);
  const isQuiet = (moment: Date) => {
    const time = clock(moment);
    return from < to ? from <= time && time < to : time >= from || time < to;
  };
  if (!isQuiet(now)) return undefined;
  const next = Math.floor(now.getTime() / minute) + 1;
  for (let minutes = next; minutes < next + mostMinutes; minutes++) {
    const moment = new Date(minutes * minute);
    if (!isQuiet(moment)) return moment;
  }
  return undefined;
}
