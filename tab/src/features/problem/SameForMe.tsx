import { Button } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { ProblemView } from "../../../../bot/contract/problems.ts";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { useDetails } from "../../components/details.ts";
import { useLayout } from "../../components/layout.ts";
import { useProblemChange, type DoneNow } from "./use-problem-change.ts";

export interface SameForMeProps {
  problem: ProblemView;
  onDone: (done: DoneNow) => void;
}

/** Says that one has the problem, too, or takes that back. No number is shown, and nobody's name. */
export function SameForMe({ problem, onDone }: SameForMeProps) {
  const { t } = useTranslation();
  const layout = useLayout();
  const details = useDetails();
  const change = useProblemChange(problem, onDone);
  const { iHaveIt, othersHaveIt, state } = problem;
  if (state === "solved" && !iHaveIt) return null;
  return (
    <>
      <div className={layout.wideRow}>
        <Button
          disabledFocusable={change.isPending}
          onClick={() => {
            change.mutate({
              act: ({ haveIt }) => haveIt(!iHaveIt),
              done: iHaveIt ? "haveItNot" : "haveIt",
            });
          }}
        >
          {t(iHaveIt ? "problems.sameForMe.undo" : "problems.sameForMe.button")}
        </Button>
        <p className={details.hint}>
          {othersHaveIt && `${t("problems.sameForMe.others")} `}
          {t(iHaveIt ? "problems.sameForMe.hintUndo" : "problems.sameForMe.hint")}
        </p>
      </div>
      {change.isError && <ErrorNote error={change.error} />}
    </>
  );
}
