import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { EditProblemInput, ProblemView } from "../../../../bot/contract/problems.ts";
import { editProblem, problemQuery } from "../../api/problem-queries.ts";
import { tagsQuery } from "../../api/tag-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { AppButtonLink } from "../../components/AppLink.tsx";
import { BackLink } from "../../page/BackLink.tsx";
import { ErrorScreen } from "../../page/ErrorScreen.tsx";
import { LoadingScreen } from "../../page/LoadingScreen.tsx";
import { PageFrame } from "../../page/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { changedProblem, isSameText } from "../../writing/changed-entry.ts";
import { EditedEntry } from "../../writing/EditedEntry.tsx";
import { useEntryForm } from "../../writing/use-entry-form.ts";
import { draftOfProblem, draftStore, editInputOf, problemForm } from "./draft.ts";
import { ProblemForm } from "./ProblemForm.tsx";

export function EditProblemPage({ communityId, problemId }: { communityId: string; problemId: string }) {
  const { t } = useTranslation();
  const api = useApi();
  const problem = useQuery(problemQuery(api, communityId, problemId));
  const tags = useQuery(tagsQuery(api, communityId));
  const way = paths.problem(communityId, problemId);

  if (problem.isLoadingError) {
    const notFound = { title: t("problems.missing.title"), text: t("problems.missing.text") };
    return <ErrorScreen error={problem.error} onRetry={() => void problem.refetch()} notFound={notFound} />;
  }
  if (problem.isPending || tags.isPending) return <LoadingScreen label={t("problems.loading")} />;
  if (!problem.data.isMine) {
    return (
      <PageFrame title={t("ask.notYours.title")} below={t("ask.notYours.text")}>
        <div>
          <AppButtonLink to={way}>{t("ask.backToProblem")}</AppButtonLink>
        </div>
      </PageFrame>
    );
  }
  return (
    <PageFrame title={t("ask.titleEdit")} above={<BackLink to={way}>{t("ask.backToProblem")}</BackLink>}>
      <EditForm problem={problem.data} />
    </PageFrame>
  );
}

/** Begins with the problem as it is at first and keeps to that, whatever is read again meanwhile. */
function EditForm({ problem }: { problem: ProblemView }) {
  const { t } = useTranslation();
  const api = useApi();
  const { communityId, id } = problem;
  const [begun] = useState(problem);
  const edit = async (input: EditProblemInput) => {
    try {
      return await editProblem(api, communityId, id, input);
    } catch (error) {
      const now = changedProblem(error);
      const isOnlyRepliedTo = now !== undefined && input.version === begun.version && isSameText(now, begun);
      if (!isOnlyRepliedTo) throw error;
      return editProblem(api, communityId, id, { ...input, version: now.version });
    }
  };
  const writing = useEntryForm({
    kind: "problem",
    shape: problemForm,
    store: () => draftStore(() => sessionStorage, communityId, id),
    initial: () => draftOfProblem(crypto.randomUUID(), problem),
    inputOf: editInputOf,
    send: async (input: EditProblemInput) => ({ entry: await edit(input) }),
    keyOf: () => problemQuery(api, communityId, id).queryKey,
  });

  return (
    <EditedEntry
      writing={writing}
      current={changedProblem(writing.error)}
      changed={{ title: t("ask.changed.title"), text: t("ask.changed.text") }}
    >
      {(takesFocus) => (
        <ProblemForm
          communityId={communityId}
          writing={writing}
          submit={t("write.save")}
          submitting={t("write.saving")}
          wayBack={paths.problem(communityId, id)}
          takesFocus={takesFocus}
        />
      )}
    </EditedEntry>
  );
}
