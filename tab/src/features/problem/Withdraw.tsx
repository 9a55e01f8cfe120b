import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import type { ProblemView } from "../../../../bot/contract/problems.ts";
import { problemQuery, withdrawProblem } from "../../api/problem-queries.ts";
import { keys } from "../../api/queries.ts";
import { useApi } from "../../api/use-api.ts";
import { Confirm } from "../../components/Confirm.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { paths } from "../../components/paths.ts";

/** Takes the problem back and goes to those that are left; asks once more before. */
export function Withdraw({
  problem: { communityId, id },
  onClose,
}: {
  problem: ProblemView;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const api = useApi();
  const queryClient = useQueryClient();
  const [, navigate] = useLocation();
  const withdrawing = useMutation({
    mutationFn: () => withdrawProblem(api, communityId, id),
    async onSuccess() {
      navigate(paths.problems(communityId), { replace: true });
      queryClient.removeQueries({ queryKey: problemQuery(api, communityId, id).queryKey });
      await queryClient.invalidateQueries({ queryKey: keys.community(communityId) });
      await queryClient.invalidateQueries({ queryKey: keys.mine });
    },
    async onError() {
      // Somebody may have replied just now.
      await queryClient.invalidateQueries({ queryKey: problemQuery(api, communityId, id).queryKey });
    },
  });
  return (
    <>
      <Confirm
        question={t("problems.withdraw.ask")}
        yes={t("problems.withdraw.confirm")}
        no={t("problems.withdraw.keep")}
        isBusy={withdrawing.isPending}
        onYes={() => withdrawing.mutate()}
        onNo={onClose}
      />
      {withdrawing.isError && <ErrorNote error={withdrawing.error} />}
    </>
  );
}
