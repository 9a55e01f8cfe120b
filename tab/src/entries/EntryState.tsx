import { useTranslation } from "react-i18next";
import type { ProblemSummary } from "../../../bot/contract/problems.ts";
import { KindMark } from "./KindMark.tsx";

/** Whether a problem is open, solved, or still without any reply. */
export function EntryState({ problem }: { problem: Pick<ProblemSummary, "state" | "isAnswered"> }) {
  const { t } = useTranslation();
  return (
    <>
      <KindMark kind={problem.state} />
      {problem.state === "open" && !problem.isAnswered && <span>{t("problem.waiting")}</span>}
    </>
  );
}
