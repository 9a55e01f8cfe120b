import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { problemQuery } from "../../api/problem-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { AppLink } from "../../components/AppLink.tsx";
import { paths } from "../../components/paths.ts";

/** The problem from which a tip was made; it may be gone, or hidden from this person. */
export function FromProblem({ communityId, problemId }: { communityId: string; problemId: string }) {
  const { t } = useTranslation();
  const problem = useQuery(problemQuery(useApi(), communityId, problemId));
  if (problem.isLoadingError) return <span>{t("solutionTip.fromGone")}</span>;
  return (
    <span>
      {t("solutionTip.from")}{" "}
      {problem.data !== undefined && (
        <AppLink to={paths.problem(communityId, problemId)}>
          <span dir="auto">{problem.data.title}</span>
        </AppLink>
      )}
    </span>
  );
}
