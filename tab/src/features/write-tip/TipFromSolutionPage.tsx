// Makes a tip of the replies that solved a problem: everything is filled in, and can be changed before it is saved.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { limits } from "../../../../bot/contract/limits.ts";
import type { MakeTipInput, ProblemView, ReplyView } from "../../../../bot/contract/problems.ts";
import { makeTip, problemQuery } from "../../api/problem-queries.ts";
import { tipQuery } from "../../api/tip-queries.ts";
import { tagsQuery } from "../../api/tag-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { BackLink } from "../../page/BackLink.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorScreen } from "../../page/ErrorScreen.tsx";
import { hasHelped } from "../../entries/has-helped.ts";
import { JoinOffer } from "../../components/JoinOffer.tsx";
import { LoadingScreen } from "../../page/LoadingScreen.tsx";
import { PageFrame } from "../../page/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { useNames } from "../../components/use-names.ts";
import { usePersonName } from "../../components/use-person-name.ts";
import { DraftNotes } from "../../writing/DraftNotes.tsx";
import { firstTipState } from "../../writing/first-tip-step.ts";
import { useEntryForm } from "../../writing/use-entry-form.ts";
import { AlreadySaved } from "./AlreadySaved.tsx";
import { draftOfSolution } from "./draft.ts";
import { draftStore } from "./draft-store.ts";
import { makeInputOf, tipForm } from "./form-input.ts";
import { TipForm } from "./TipForm.tsx";

export function TipFromSolutionPage({ communityId, problemId }: { communityId: string; problemId: string }) {
  const { t } = useTranslation();
  const api = useApi();
  const problem = useQuery(problemQuery(api, communityId, problemId));
  const tags = useQuery(tagsQuery(api, communityId));
  if (problem.isLoadingError) {
    const notFound = { title: t("problems.missing.title"), text: t("problems.missing.text") };
    return <ErrorScreen error={problem.error} onRetry={() => void problem.refetch()} notFound={notFound} />;
  }
  if (problem.isPending || tags.isPending) return <LoadingScreen label={t("problems.loading")} />;
  const replies = problem.data.replies
    .filter((reply) => hasHelped(reply) && !reply.entry)
    .slice(0, limits.repliesPerTip);
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
  const { communityId, id } = problem;
  const [replies] = useState(now);
  const writing = useEntryForm({
    kind: "tip",
    shape: tipForm,
    store: () => draftStore(() => sessionStorage, communityId, id),
    initial: () => draftOfSolution(crypto.randomUUID(), problem, replies),
    inputOf: (draft) => makeInputOf(draft, replies),
    async send(input: MakeTipInput) {
      const { outcome, isFirst, tip } = await makeTip(api, communityId, id, input);
      return { entry: tip, isOthers: outcome === "alreadySaved", ...(isFirst && { state: firstTipState }) };
    },
    keyOf: (tip) => tipQuery(api, communityId, tip.id).queryKey,
  });
  const { already } = writing;
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
      <DraftNotes {...writing} />
      <TipForm
        communityId={communityId}
        writing={writing}
        draft={writing.draft}
        creditChoices={[]}
        wayBack={wayBack}
      />
      <JoinOffer communityId={communityId} />
    </PageFrame>
  );
}
