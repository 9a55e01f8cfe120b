import { useTranslation } from "react-i18next";
import { dayWords } from "../words/day-words.ts";
import { dateLocale } from "../words/words.ts";

/** When something was: in words that are quick to read, and whole for whoever points at it. */
export function Day({ of }: { of: string }) {
  const { i18n } = useTranslation();
  const words = dayWords(of, new Date(), dateLocale(i18n.language, i18n.resolvedLanguage ?? "en"));
  if (words === undefined) return null;
  return (
    <time dateTime={of} title={words.full}>
      {words.short}
    </time>
  );
}
