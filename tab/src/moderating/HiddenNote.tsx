import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { HiddenView } from "../../../bot/contract/moderation.ts";
import { Note } from "../components/Note.tsx";
import { usePersonName } from "../components/use-person-name.ts";

/** By whom something is hidden and why, and what its author said to that; for those who see it still. */
export function HiddenNote({ hidden, action }: { hidden: HiddenView; action?: ReactNode }) {
  const { t } = useTranslation();
  const personName = usePersonName();
  return (
    <Note
      title={t("hidden.by", { name: personName(hidden.by), reason: hidden.reason })}
      smallPrint={hidden.answer && t("hidden.answered", { text: hidden.answer.text })}
      action={action}
    >
      {t("hidden.onlyYou")}
    </Note>
  );
}
