import { useTranslation } from "react-i18next";

/** Whom a new tip can thank. */
export function useCreditChoices() {
  const { t } = useTranslation();
  return [
    { choice: "me", label: t("write.fields.creditMe") },
    { choice: "person", label: t("write.fields.creditPerson") },
    { choice: "withoutName", label: t("write.fields.creditWithoutName") },
  ] as const;
}
