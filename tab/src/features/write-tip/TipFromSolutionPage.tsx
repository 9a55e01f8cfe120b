// Makes a tip of the replies that solved a problem: everything is filled in, and can be changed before it is saved.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { limits } from "../../../../bot/contract/limits.ts";
import type { MakeTipInput, ProblemView, ReplyView } from "../../../../bot/contract/problems.ts";
import type { TipView } from "../../../../bot/contract/tips.ts";
import { makeTip, problemQuery } from "../../api/problem-queries.ts";
import { keys, tipQuery } from "../../api/queries.ts";
import { useApi } from "../../api/use-api.ts";
import { BackLink } from "../../components/BackLink.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorScreen } from "../../components/ErrorScreen.tsx";
import { hasHelped } from "../../components/has-helped.ts";
import { JoinOffer } from "../../components/JoinOffer.tsx";
import { LoadingScreen } from "../../components/LoadingScreen.tsx";
import { PageFrame } from "../../components/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { useNames } from "../../components/use-names.ts";
import { usePersonName } from "../../components/use-person-name.ts";
import { ElsewhereNote } from "../../writing/ElsewhereNote.tsx";
import { FromBeforeNote } from "../../writing/FromBeforeNote.tsx";
import { SaveProblem } from "../../writing/SaveProblem.tsx";
import { useDraft } from "../../writing/use-draft.ts";
import { useFormFaults } from "../../writing/use-form-faults.ts";
import { AlreadySaved } from "./AlreadySaved.tsx";
import { draftOfSolution } from "./draft.ts";
import { draftStore } from "./draft-store.ts";
import { makeInputOf, tipForm } from "./form-input.ts";
import { TipForm } from "./TipForm.tsx";

export function TipFromSolutionPage({ communityId, problemId }: { communityId: string; problemId: string }) {
  const { t } = useTranslation();
  const problem = useQuery(problemQuery(useApi(), communityId, problemId));
  if (problem.isLoadingError) {
    const notFound = { title: t("problems.missing.title"), text: t("problems.missing.text") };
    return <ErrorScreen error={problem.error} onRetry={() => void problem.refetch()} notFound={notFound} />;
  }
  if (problem.isPending) return <LoadingScreen label={t("problems.loading")} />;
  const replies = problem.data.replies.filter(hasHelped).slice(0, limits.repliesPerTip);
  if (replies.length === 0) {
    const back = <BackLink to={paths.problem(communityId, problemId)}>{t("ask.backToProblem")}</BackLink>;
    return (
      <PageFrame title={t("write.titleNew")} above={back}>
        <EmptyState title={t("solutionTip.none.title")}>{t("solutionTip.none.text")}</EmptyState>
      </PageFrame>
    );
  }
  return <SolutionForm problem={problem.data} replies={replies} />;
}

/** Begins with the replies as they are at first and keeps to those, whatever is read again meanwhile. */
function SolutionForm({ problem, replies: now }: { problem: ProblemView; replies: readonly ReplyView[] }) {
  const { t } = useTranslation();
  const list = useNames();
  const personName = usePersonName();
  const api = useApi();
  const queryClient = useQueryClient();
  const [, navigate] = useLocation();
  const { communityId, id } = problem;
  const [replies] = useState(now);
  const [already, setAlready] = useState<TipView>();
  const [store] = useState(() => draftStore(() => sessionStorage, communityId, id));
  const { draft, isFromBefore, elsewhere, change, startAfresh, forget } = useDraft(store, () =>
    draftOfSolution(crypto.randomUUID(), problem, replies),
  );
  const check = useFormFaults(tipForm);
  const making = useMutation({
    mutationFn: (input: MakeTipInput) => makeTip(api, communityId, id, input),
    onSuccess: async ({ outcome, tip }) => {
      // What somebody else made of it before is not what was typed here: that stays.
      if (outcome === "saved") forget();
      await queryClient.invalidateQueries({ queryKey: keys.community(communityId), refetchType: "none" });
      await queryClient.invalidateQueries({ queryKey: keys.mine, refetchType: "none" });
      queryClient.setQueryData(tipQuery(api, communityId, tip.id).queryKey, tip);
      if (outcome === "alreadySaved") setAlready(tip);
      else navigate(paths.tip(communityId, tip.id), { replace: true });
    },
    onError: (error) => check.server(error),
  });
  const wayBack = paths.problem(communityId, id);
  const above = <BackLink to={wayBack}>{t("ask.backToProblem")}</BackLink>;

  if (already !== undefined) return <AlreadySaved tip={already} above={above} />;
  const names = [
    ...new Set(
      replies.flatMap(({ author }) =>
        author.kind === "person" && author.name !== "" ? [personName(author)] : [],
      ),
    ),
  ];
  return (
    <PageFrame
      title={t("write.titleNew")}
      above={above}
      below={
        names.length > 0 ? t("solutionTip.thanks", { names: list(names) }) : t("solutionTip.withoutName")
      }
    >
      {isFromBefore && <FromBeforeNote onStartAfresh={startAfresh} />}
      <ElsewhereNote elsewhere={elsewhere} />
      <TipForm
        communityId={communityId}
        draft={draft}
        faults={check.faultsOf(draft)}
        isSaving={making.isPending}
        creditChoices={[]}
        wayBack={wayBack}
        problem={making.isError && <SaveProblem error={making.error} />}
        onChange={change}
        onSave={() => {
          const input = check.form(draft, makeInputOf(draft, replies));
          if (input !== undefined) making.mutate(input);
        }}
      />
      <JoinOffer communityId={communityId} />
    </PageFrame>
  );
}
