import { useTranslation } from "react-i18next";
import { isolated } from "../../../bot/contract/text-direction.ts";
import { dateLocale } from "../strings/strings.ts";

/** Writes people one after the other, as the words' language does. */
export function useNames(): (names: readonly string[]) => string {
  const { i18n } = useTranslation();
  const locale = dateLocale(i18n.language, i18n.resolvedLanguage ?? "en");
  return (names) => new Intl.ListFormat(locale).format(names.map(isolated));
}
