// Figures in words.
import type { TFunction } from "i18next";

/** "January to March", in the language of the words. `quarter`: 1 to 4. */
export function quarterWords(quarter: number, locale: string): string {
  const month = new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" });
  const at = (index: number) => new Date(Date.UTC(2000, (quarter - 1) * 3 + index, 15));
  return month.formatRange(at(0), at(2));
}

const minutesPerHour = 60;

/** In hours from ten on: figures are of what people reckon, and need not look exact. */
export function minutesWords(minutes: number, t: TFunction): string {
  return minutes < 10 * minutesPerHour
    ? t("value.minutes", { count: minutes })
    : t("value.hours", { count: Math.round(minutes / minutesPerHour) });
}
