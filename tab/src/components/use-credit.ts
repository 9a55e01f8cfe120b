import { useTranslation } from "react-i18next";
import type { CreditView } from "../../../bot/contract/tips.ts";
import { useNames } from "./use-names.ts";

/** Writes whom a tip thanks. */
export function useCredit(): (credit: CreditView) => string {
  const { t } = useTranslation();
  const list = useNames();
  return ({ names }) => (names.length > 0 ? t("tip.thanks", { names: list(names) }) : t("tip.withoutName"));
}
