import { useTranslation } from "react-i18next";
import { dateLocale } from "./words.ts";

/** Writes the day of an ISO 8601 time in the person's own way. */
export function useDate(): (iso: string) => string {
  const { i18n } = useTranslation();
  const format = new Intl.DateTimeFormat(dateLocale(i18n.language, i18n.resolvedLanguage ?? "en"), {
    dateStyle: "medium",
  });
  return (iso) => {
    const time = new Date(iso);
    return Number.isNaN(time.getTime()) ? "" : format.format(time);
  };
}
