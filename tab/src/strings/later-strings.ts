// What the words of later screens need beyond the first screen's.
import type { i18n } from "i18next";
import { withInnerQuotes } from "../../../bot/contract/inner-quotes.ts";
import { enLater } from "./en-later.ts";

/** Their sentences may say `“{{title, inner}}”`, so that a title's own quotation marks become inner ones. */
export function addTo(strings: i18n): void {
  strings.addResourceBundle("en", "translation", enLater, true, false);
  strings.services.formatter?.add("inner", (value) =>
    withInnerQuotes(String(value), strings.t("quotes.inner")),
  );
}
