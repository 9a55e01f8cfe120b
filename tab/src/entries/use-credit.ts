import { useTranslation } from "react-i18next";
import type { CreditView } from "../../../bot/contract/tips.ts";
import { useNames } from "../components/use-names.ts";
import { usePersonName } from "../components/use-person-name.ts";

/** Writes whom a tip thanks, and who changed it if that was another person. */
export function useCredit(): (credit: CreditView) => string {
  const { t } = useTranslation();
  const list = useNames();
  const personName = usePersonName();
  return ({ people, changedBy }) => {
    const names = people.map((one) => personName(one));
    const credit = names.length > 0 ? t("tip.thanks", { names: list(names) }) : t("tip.withoutName");
    return changedBy ? t("tip.changedBy", { credit, name: personName(changedBy) }) : credit;
  };
}
