import { useTranslation } from "react-i18next";
import type { CreditView } from "../../../bot/contract/tips.ts";

/** Writes whom a tip thanks. */
export function useCredit(): (credit: CreditView) => string {
  const { t } = useTranslation();
  return ({ names }) => (names.length > 0 ? t("tip.thanks", { names }) : t("tip.withoutName"));
}
