import { makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { ProblemView } from "../../../../bot/contract/problems.ts";
import { AppButtonLink, AppLink } from "../../components/AppLink.tsx";
import { paths } from "../../components/paths.ts";

const useStyles = makeStyles({
  row: { display: "flex", flexWrap: "wrap", alignItems: "baseline", gap: tokens.spacingHorizontalM },
  came: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** What helped becomes a tip, and leads to the tips that came of it. */
export function SolutionTip({ problem: { communityId, id, tipIds, canMakeTip } }: { problem: ProblemView }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <div className={styles.row}>
      {tipIds.map((tipId) => (
        <p key={tipId} className={styles.came}>
          {t("solutionTip.came")}{" "}
          <AppLink to={paths.tip(communityId, tipId)}>{t("solutionTip.open")}</AppLink>
        </p>
      ))}
      {canMakeTip && (
        <AppButtonLink to={paths.tipFromSolution(communityId, id)}>{t("solutionTip.make")}</AppButtonLink>
      )}
    </div>
  );
}
