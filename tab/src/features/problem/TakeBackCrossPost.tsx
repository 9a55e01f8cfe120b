import { Button } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import type { ProblemView } from "../../../../bot/contract/problems.ts";
import { takeBackCrossPost } from "../../api/problem-queries.ts";
import { keys } from "../../api/queries.ts";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { paths } from "../../components/paths.ts";
import { useTakeAway } from "./use-take-away.ts";

export interface TakeBackCrossPostProps {
  problem: ProblemView;
  home: NonNullable<ProblemView["crossPostedFrom"]>;
}

/** Goes to where the problem was first asked; it can be cross-posted here again from there. */
export function TakeBackCrossPost({ problem, home }: TakeBackCrossPostProps) {
  const { communityId, id } = problem;
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [, navigate] = useLocation();
  const takingBack = useTakeAway(
    problem,
    (api) => takeBackCrossPost(api, communityId, id),
    () => {
      queryClient.removeQueries({ queryKey: keys.community(home.communityId) });
      navigate(paths.problem(home.communityId, home.problemId), { replace: true });
    },
  );
  return (
    <>
      <Button disabledFocusable={takingBack.isPending} onClick={() => takingBack.mutate()}>
        {t("linkedCommunities.takeBack")}
      </Button>
      {takingBack.isError && <ErrorNote error={takingBack.error} />}
    </>
  );
}
