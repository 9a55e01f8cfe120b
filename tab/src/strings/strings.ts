// The tab's words and the person's language. A language joins by adding its file to `resources`.
import { createInstance, type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import { isolated } from "../../../bot/contract/text-direction.ts";
import { en } from "./en.ts";
import type { enLater } from "./en-later.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof en & typeof enLater };
  }
}

const resources = { en: { translation: en } };

/** Words for a locale as Teams or the browser names it ("de-at"); English where there are none. */
export function startStrings(locale: string): i18n {
  const strings = createInstance();
  void strings.use(initReactI18next).init({
    lng: locale,
    fallbackLng: "en",
    resources,
    initAsync: false,
    // React escapes what it shows; a name must not turn around its sentence.
    interpolation: { escape: isolated },
  });
  return strings;
}

/** Brings the words of the screens that load when they are needed. Harmless to repeat. */
export async function addLaterStrings(strings: i18n): Promise<void> {
  const later = await import("./later-strings.ts");
  later.addTo(strings);
}

/** Brings the words of what comes right after a community's first screen. Harmless to repeat. */
export async function addCommunityStrings(strings: i18n): Promise<void> {
  const { enCommunity } = await import("./en-community.ts");
  strings.addResourceBundle("en", "translation", enCommunity, true, false);
}

/** Brings the words of the starting kit alone: stewards get it on the first screen. Harmless to repeat. */
export async function addStartingKitStrings(strings: i18n): Promise<void> {
  const { enStartingKit } = await import("./en-starting-kit.ts");
  strings.addResourceBundle("en", "translation", enStartingKit, true, false);
}

/** Locale for dates: the person's own where it speaks the same language as the words, else that of the words. */
export function dateLocale(locale: string, stringsLanguage: string): string {
  try {
    const wanted = new Intl.Locale(locale);
    return wanted.language === new Intl.Locale(stringsLanguage).language
      ? wanted.toString()
      : stringsLanguage;
  } catch {
    return stringsLanguage;
  }
}
