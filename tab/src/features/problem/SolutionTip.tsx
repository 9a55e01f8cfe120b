import { LightbulbRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import type { ProblemView } from "../../../../bot/contract/problems.ts";
import { AppButtonLink, AppLink } from "../../components/AppLink.tsx";
import { paths } from "../../components/paths.ts";
import { useLayout } from "../../components/layout.ts";

/** The solution becomes a tip, and leads to the tips that came of it. */
export function SolutionTip({ problem: { communityId, id, tipIds, canMakeTip } }: { problem: ProblemView }) {
  const { t } = useTranslation();
  const layout = useLayout();
  return (
    <div className={layout.wideRow}>
      {canMakeTip && (
        <AppButtonLink
          appearance="subtle"
          icon={<LightbulbRegular />}
          to={paths.tipFromSolution(communityId, id)}
        >
          {t("solutionTip.make")}
        </AppButtonLink>
      )}
      {tipIds.map((tipId) => (
        <AppLink key={tipId} to={paths.tip(communityId, tipId)}>
          {t("solutionTip.open")}
        </AppLink>
      ))}
    </div>
  );
}
