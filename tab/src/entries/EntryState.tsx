import { Badge } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { ProblemSummary } from "../../../bot/contract/problems.ts";

/** Whether a problem is open, solved, or still without any reply. */
export function EntryState({ problem }: { problem: Pick<ProblemSummary, "state" | "isAnswered"> }) {
  const { t } = useTranslation();
  if (problem.state === "solved") {
    return (
      <Badge appearance="tint" color="success">
        {t("problem.solved")}
      </Badge>
    );
  }
  return (
    <>
      <Badge appearance="tint" color="informative">
        {t("problem.open")}
      </Badge>
      {!problem.isAnswered && <span>{t("problem.waiting")}</span>}
    </>
  );
}
