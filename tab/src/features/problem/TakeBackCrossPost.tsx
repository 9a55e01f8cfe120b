import { Button } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import type { ProblemView } from "../../../../bot/contract/problems.ts";
import { problemQuery, takeBackCrossPost } from "../../api/problem-queries.ts";
import { keys } from "../../api/queries.ts";
import { useApi } from "../../api/use-api.ts";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { paths } from "../../components/paths.ts";

export interface TakeBackCrossPostProps {
  problem: ProblemView;
  home: NonNullable<ProblemView["crossPostedFrom"]>;
}

/** Goes to where the problem was first asked; it can be cross-posted here again from there. */
export function TakeBackCrossPost({ problem: { communityId, id }, home }: TakeBackCrossPostProps) {
  const { t } = useTranslation();
  const api = useApi();
  const queryClient = useQueryClient();
  const [, navigate] = useLocation();
  const takingBack = useMutation({
    mutationFn: () => takeBackCrossPost(api, communityId, id),
    async onSuccess() {
      queryClient.removeQueries({ queryKey: keys.community(home.communityId) });
      navigate(paths.problem(home.communityId, home.problemId), { replace: true });
      queryClient.removeQueries({ queryKey: problemQuery(api, communityId, id).queryKey });
      await queryClient.invalidateQueries({ queryKey: keys.community(communityId) });
      await queryClient.invalidateQueries({ queryKey: keys.mine });
    },
    async onError() {
      // Somebody may have answered just now.
      await queryClient.invalidateQueries({ queryKey: problemQuery(api, communityId, id).queryKey });
    },
  });
  return (
    <>
      <Button disabledFocusable={takingBack.isPending} onClick={() => takingBack.mutate()}>
        {t("linkedCommunities.takeBack")}
      </Button>
      {takingBack.isError && <ErrorNote error={takingBack.error} />}
    </>
  );
}
