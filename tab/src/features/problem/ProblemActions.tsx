import { Button } from "@fluentui/react-components";
import { EditRegular } from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import type { ProblemView } from "../../../../bot/contract/problems.ts";
import { problemQuery, withdrawProblem } from "../../api/problem-queries.ts";
import { keys } from "../../api/queries.ts";
import { useApi } from "../../api/use-api.ts";
import { AppButtonLink } from "../../components/AppLink.tsx";
import { PinButton } from "../../entries/PinButton.tsx";
import { CopyLink } from "../../components/CopyLink.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { paths } from "../../components/paths.ts";
import { Confirm } from "../../components/Confirm.tsx";
import { useLayout } from "../../components/layout.ts";
import { useModeration } from "../../moderating/use-moderation.tsx";

/** What can be done with the problem as a whole: pinned once it is solved, edited and withdrawn by whoever asked. */
export function ProblemActions({ problem }: { problem: ProblemView }) {
  const { t } = useTranslation();
  const layout = useLayout();
  const { communityId, id } = problem;
  const [isAsked, setIsAsked] = useState(false);
  const openerId = useId();
  const withdrawing = useWithdrawal(problem);
  const canWithdraw = problem.isMine && problem.replies.length + problem.hiddenReplies.length === 0;
  const moderation = useModeration({
    communityId,
    about: { kind: "problem", id },
    canHide: problem.canHide,
    canReport: !problem.isMine,
    hidden: problem.hidden,
  });
  return (
    <>
      <div className={layout.row}>
        {problem.isMine && (
          <AppButtonLink icon={<EditRegular />} to={paths.editProblem(communityId, id)}>
            {t("problems.edit")}
          </AppButtonLink>
        )}
        {canWithdraw && (
          <Button
            id={openerId}
            appearance="subtle"
            aria-expanded={isAsked}
            onClick={() => setIsAsked(!isAsked)}
          >
            {t("problems.withdraw.button")}
          </Button>
        )}
        {problem.state === "solved" && problem.hidden === undefined && (
          <PinButton communityId={communityId} entry={{ kind: "problem", id }} />
        )}
        <CopyLink path={paths.problem(communityId, id)} />
        {moderation.button}
      </div>
      {moderation.panel}
      {canWithdraw && isAsked && (
        <Confirm
          question={t("problems.withdraw.ask")}
          yes={t("problems.withdraw.confirm")}
          no={t("problems.withdraw.keep")}
          isBusy={withdrawing.isPending}
          onYes={() => {
            withdrawing.mutate();
          }}
          onNo={() => {
            setIsAsked(false);
            withdrawing.reset();
            document.getElementById(openerId)?.focus();
          }}
        />
      )}
      {withdrawing.isError && <ErrorNote error={withdrawing.error} />}
    </>
  );
}

/** Takes the problem back and goes to those that are left. */
function useWithdrawal({ communityId, id }: ProblemView) {
  const api = useApi();
  const queryClient = useQueryClient();
  const [, navigate] = useLocation();
  return useMutation({
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
}
