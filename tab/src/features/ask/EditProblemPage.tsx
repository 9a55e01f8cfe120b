import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import type { EditProblemInput, ProblemView } from "../../../../bot/contract/problems.ts";
import { editProblem, problemQuery } from "../../api/problem-queries.ts";
import { keys } from "../../api/queries.ts";
import { useApi } from "../../api/use-api.ts";
import { AppButtonLink } from "../../components/AppLink.tsx";
import { BackLink } from "../../components/BackLink.tsx";
import { ErrorScreen } from "../../components/ErrorScreen.tsx";
import { LoadingScreen } from "../../components/LoadingScreen.tsx";
import { PageFrame } from "../../components/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { ChangedMeanwhile } from "../../writing/ChangedMeanwhile.tsx";
import { ElsewhereNote } from "../../writing/ElsewhereNote.tsx";
import { FromBeforeNote } from "../../writing/FromBeforeNote.tsx";
import { SaveProblem } from "../../writing/SaveProblem.tsx";
import { tagsOfLine } from "../../writing/tag-line.ts";
import { useDraft } from "../../writing/use-draft.ts";
import { useFormFaults } from "../../writing/use-form-faults.ts";
import { changedProblem, isSameText } from "./changed-problem.ts";
import { draftOfProblem, draftStore, editInputOf, problemForm, type Draft } from "./draft.ts";
import { ProblemForm } from "./ProblemForm.tsx";

export function EditProblemPage({ communityId, problemId }: { communityId: string; problemId: string }) {
  const { t } = useTranslation();
  const problem = useQuery(problemQuery(useApi(), communityId, problemId));
  const way = paths.problem(communityId, problemId);

  if (problem.isLoadingError) {
    const notFound = { title: t("problems.missing.title"), text: t("problems.missing.text") };
    return <ErrorScreen error={problem.error} onRetry={() => void problem.refetch()} notFound={notFound} />;
  }
  if (problem.isPending) return <LoadingScreen label={t("problems.loading")} />;
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
  const queryClient = useQueryClient();
  const [, navigate] = useLocation();
  const { communityId, id } = problem;
  const [store] = useState(() => draftStore(() => sessionStorage, communityId, id));
  const { draft, isFromBefore, elsewhere, change, startAfresh, forget } = useDraft(store, () =>
    draftOfProblem(crypto.randomUUID(), problem),
  );
  const check = useFormFaults(problemForm);
  const [begun] = useState(problem);
  const [wentOn, setWentOn] = useState(false);

  /** Shows the problem as it is now; what was being written has served. */
  const finish = async (now: ProblemView) => {
    forget();
    await queryClient.invalidateQueries({ queryKey: keys.community(communityId), refetchType: "none" });
    await queryClient.invalidateQueries({ queryKey: keys.mine, refetchType: "none" });
    queryClient.setQueryData(problemQuery(api, communityId, id).queryKey, now);
    navigate(paths.problem(communityId, id), { replace: true });
  };
  const saving = useMutation({
    async mutationFn(input: EditProblemInput) {
      try {
        return await editProblem(api, communityId, id, input);
      } catch (error) {
        const now = changedProblem(error);
        const isOnlyRepliedTo =
          now !== undefined && input.version === begun.version && isSameText(now, begun);
        if (!isOnlyRepliedTo) throw error;
        return editProblem(api, communityId, id, { ...input, version: now.version });
      }
    },
    onSuccess: finish,
    onError: (error) => check.server(error),
  });
  const save = (mine: Draft) => {
    const input = check.form(mine, editInputOf(mine));
    if (input !== undefined) saving.mutate(input);
  };

  const current = changedProblem(saving.error);
  if (current !== undefined) {
    const mine = { ...draft, version: current.version };
    return (
      <ChangedMeanwhile
        title={t("ask.changed.title")}
        text={t("ask.changed.text")}
        theirs={current}
        yours={{ ...draft, tags: tagsOfLine(draft.tagLine) }}
        isSaving={saving.isPending}
        onSaveMine={() => {
          change(mine);
          save(mine);
        }}
        onTakeTheirs={() => void finish(current)}
        onGoOn={() => {
          change(mine);
          setWentOn(true);
          saving.reset();
        }}
      />
    );
  }
  return (
    <>
      {isFromBefore && <FromBeforeNote onStartAfresh={startAfresh} />}
      <ElsewhereNote elsewhere={elsewhere} />
      <ProblemForm
        communityId={communityId}
        draft={draft}
        faults={check.faultsOf(draft)}
        isSaving={saving.isPending}
        submit={t("write.save")}
        submitting={t("write.saving")}
        wayBack={paths.problem(communityId, id)}
        isNew={false}
        takesFocus={wentOn}
        fault={saving.isError && <SaveProblem error={saving.error} />}
        onChange={change}
        onSave={() => save(draft)}
      />
    </>
  );
}
