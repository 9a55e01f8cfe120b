// When a pause may end, by the clock of this device.

/** At this hour of a day: when people begin to work. */
const morning = 8;

export interface PauseEnds {
  readonly tomorrow: Date;
  readonly monday: Date;
}

/** The mornings of tomorrow and of the next Monday, which is never today. */
export function pauseEnds(now: Date): PauseEnds {
  const inDays = (days: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, morning);
  return { tomorrow: inDays(1), monday: inDays(((7 - now.getDay()) % 7) + 1) };
}

/** The morning of a day as a date field gives it ("2026-12-24"); undefined for what is no day, or is over. */
export function morningOf(day: string, now: Date): Date | undefined {
  const [year, month, date] = day.split("-").map(Number);
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const end = new Date(year, month - 1, date, morning);
  return end > now ? end : undefined;
}
