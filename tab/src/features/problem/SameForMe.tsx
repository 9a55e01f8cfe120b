import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { ProblemView } from "../../../../bot/contract/problems.ts";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { useProblemChange, type DoneNow } from "./use-problem-change.ts";

const useStyles = makeStyles({
  row: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
  },
  hint: {
    flex: "1 1 220px",
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
});

export interface SameForMeProps {
  problem: ProblemView;
  onDone: (done: DoneNow) => void;
}

/** Says that one has the problem, too, or takes that back. No number is shown, and nobody's name. */
export function SameForMe({ problem, onDone }: SameForMeProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const change = useProblemChange(problem, onDone);
  const { iHaveIt, othersHaveIt, state } = problem;
  if (state === "solved" && !iHaveIt) return null;
  return (
    <>
      <div className={styles.row}>
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
        <p className={styles.hint}>
          {othersHaveIt && `${t("problems.sameForMe.others")} `}
          {t(iHaveIt ? "problems.sameForMe.hintUndo" : "problems.sameForMe.hint")}
        </p>
      </div>
      {change.isError && <ErrorNote error={change.error} />}
    </>
  );
}
