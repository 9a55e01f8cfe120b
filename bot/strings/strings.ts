// The sentences that bot and server say, in the person's language. No sentence stands anywhere else in bot/.
import { createInstance } from "i18next";
import { withInnerQuotes } from "../contract/inner-quotes.ts";
import { isolated } from "../contract/text-direction.ts";
import { en } from "./en.ts";

type Key = keyof typeof en;
/** A sentence's key; a plural is named without its `_one` or `_other`. */
export type WordKey = Key extends infer K ? (K extends `${infer Base}_${"one" | "other"}` ? Base : K) : never;

/** One sentence, with `{{name}}` places filled in, `{{names, list}}` with several, `“{{title, inner}}”` between marks; `count` chooses the plural. */
export type Strings = (key: WordKey, values?: Values) => string;

type Values = Readonly<Record<string, string | number | readonly string[]>>;

const fallback = "en";
const languages = { en };

const i18n = createInstance();
await i18n.init({
  lng: fallback,
  fallbackLng: fallback,
  keySeparator: false,
  nsSeparator: false,
  // Each place that shows a sentence escapes for its own medium (card, HTML).
  interpolation: { escapeValue: false },
  resources: Object.fromEntries(
    Object.entries(languages).map(([language, translation]) => [language, { translation }]),
  ),
});

i18n.services.formatter?.add("inner", (value, language) =>
  withInnerQuotes(String(value), i18n.t("quotes.inner", { lng: language ?? fallback })),
);

/** @param locale a BCP 47 tag such as `de-AT`; an unknown one means English. */
export function stringsFor(locale: string | undefined): Strings {
  const language = locale?.split("-")[0]?.toLowerCase() ?? fallback;
  // i18next has tags of its own ("cimode"), so only languages that we have reach it.
  const translate = i18n.getFixedT(Object.hasOwn(languages, language) ? language : fallback);
  return (key, values = {}) => translate(key, isolatedValues(values));
}

/** A name in a script of the other direction does not turn the sentence around. */
const isolatedValues = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isolatedValue(value)]));

function isolatedValue(value: Values[string]): Values[string] {
  if (typeof value === "number") return value;
  return typeof value === "string" ? isolated(value) : value.map(isolated);
}
