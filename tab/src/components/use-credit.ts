import { useTranslation } from "react-i18next";
import type { CreditView } from "../../../bot/contract/tips.ts";

/** Writes whom a tip thanks. */
export function useCredit(): (credit: CreditView) => string {
  const { t } = useTranslation();
  return ({ kind, name }) =>
    kind === "person" && name !== undefined ? t("tip.thanks", { name }) : t("tip.withoutName");
}
