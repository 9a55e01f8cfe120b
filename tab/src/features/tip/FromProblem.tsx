import { makeStyles } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { problemQuery } from "../../api/problem-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { AppLink } from "../../components/AppLink.tsx";
import { paths } from "../../components/paths.ts";

const useStyles = makeStyles({
  /** One line from the start, so that a long title moves nothing when it comes. */
  line: { minHeight: "1lh", overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
});

/** The problem from which a tip was made; it may be gone, or hidden from this person. */
export function FromProblem({ communityId, problemId }: { communityId: string; problemId: string }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const problem = useQuery(problemQuery(useApi(), communityId, problemId));
  return (
    <span className={styles.line}>
      {problem.isLoadingError && t("solutionTip.fromGone")}
      {problem.data !== undefined && (
        <AppLink to={paths.problem(communityId, problemId)}>
          {t("solutionTip.from", { title: problem.data.title })}
        </AppLink>
      )}
    </span>
  );
}
