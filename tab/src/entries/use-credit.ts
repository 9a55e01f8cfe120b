import { useTranslation } from "react-i18next";
import type { CreditView } from "../../../bot/contract/tips.ts";
import { useNames } from "../components/use-names.ts";
import { usePersonName } from "../components/use-person-name.ts";

/** Writes whom a tip thanks. */
export function useCredit(): (credit: CreditView) => string {
  const { t } = useTranslation();
  const list = useNames();
  const personName = usePersonName();
  return ({ people }) => {
    const names = people.map((one) => personName(one));
    return names.length > 0 ? t("tip.thanks", { names: list(names) }) : t("tip.withoutName");
  };
}
