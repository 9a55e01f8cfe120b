import { useTranslation } from "react-i18next";
import { dayStrings } from "../strings/day-strings.ts";
import { dateLocale } from "../strings/strings.ts";

export interface DayProps {
  of: string;
  /** The sentence in which it stands; alone if absent. */
  within?: (day: string) => string;
}

/** When something was or will be: in words that are quick to read, and in full when it is pointed at. */
export function Day({ of, within = (day) => day }: DayProps) {
  const { i18n } = useTranslation();
  const strings = dayStrings(of, new Date(), dateLocale(i18n.language, i18n.resolvedLanguage ?? "en"));
  if (strings === undefined) return null;
  return (
    <time dateTime={of} title={strings.full}>
      {within(strings.short)}
    </time>
  );
}
