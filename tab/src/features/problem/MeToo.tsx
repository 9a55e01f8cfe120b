import { ToggleButton } from "@fluentui/react-components";
import { PersonAddRegular, PersonAvailableFilled } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import type { ProblemView } from "../../../../bot/contract/problems.ts";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { useProblemChange, type DoneNow } from "./use-problem-change.ts";

export interface MeTooProps {
  problem: ProblemView;
  onDone: (done: DoneNow) => void;
}

/** Says that this person has the problem, too, or takes that back. No number and no name is shown. */
export function MeToo({ problem, onDone }: MeTooProps) {
  const { t } = useTranslation();
  const change = useProblemChange(problem, onDone);
  const hasIt = change.isPending ? !problem.iHaveIt : problem.iHaveIt;
  return (
    <>
      <ToggleButton
        checked={hasIt}
        icon={hasIt ? <PersonAvailableFilled /> : <PersonAddRegular />}
        disabledFocusable={change.isPending}
        onClick={() => {
          change.mutate({
            act: ({ haveIt }) => haveIt(!problem.iHaveIt),
            done: problem.iHaveIt ? "haveItNot" : "haveIt",
          });
        }}
      >
        {t("problems.meToo")}
      </ToggleButton>
      {change.isError && <ErrorNote error={change.error} />}
    </>
  );
}
