import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import type { AskProblemInput, ProblemView } from "../../../../bot/contract/problems.ts";
import type { Api } from "../../api/client.ts";
import { askProblem, editProblem, problemQuery, withdrawProblem } from "../../api/problem-queries.ts";
import { keys } from "../../api/queries.ts";
import { useApi } from "../../api/use-api.ts";
import { BackLink } from "../../components/BackLink.tsx";
import { JoinOffer } from "../../components/JoinOffer.tsx";
import { PageFrame } from "../../components/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { ElsewhereNote } from "../../writing/ElsewhereNote.tsx";
import { FromBeforeNote } from "../../writing/FromBeforeNote.tsx";
import { SaveProblem } from "../../writing/SaveProblem.tsx";
import { useDraft } from "../../writing/use-draft.ts";
import { useFormFaults } from "../../writing/use-form-faults.ts";
import { askInputOf, draftStore, emptyDraft, problemForm } from "./draft.ts";
import { ProblemForm } from "./ProblemForm.tsx";
import { SimilarEntries } from "./SimilarEntries.tsx";

/** Asks the community; what it already knows shows while one types. */
export function AskPage({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  const api = useApi();
  const queryClient = useQueryClient();
  const [, navigate] = useLocation();
  const [store] = useState(() => draftStore(() => sessionStorage, communityId));
  const { draft, isFromBefore, elsewhere, change, startAfresh, forget } = useDraft(store, () =>
    emptyDraft(crypto.randomUUID()),
  );
  const check = useFormFaults(problemForm);
  const asking = useMutation({
    mutationFn: (input: AskProblemInput) => ask(api, communityId, input),
    onSuccess: async (problem) => {
      forget();
      await queryClient.invalidateQueries({ queryKey: keys.community(communityId), refetchType: "none" });
      await queryClient.invalidateQueries({ queryKey: keys.mine, refetchType: "none" });
      queryClient.setQueryData(problemQuery(api, communityId, problem.id).queryKey, problem);
      navigate(paths.problem(communityId, problem.id), { replace: true });
    },
    onError: (error) => check.server(error),
  });

  return (
    <PageFrame
      title={t("ask.title")}
      above={<BackLink to={paths.problems(communityId)}>{t("ask.back")}</BackLink>}
    >
      {isFromBefore && <FromBeforeNote onStartAfresh={startAfresh} />}
      <ElsewhereNote elsewhere={elsewhere} />
      <ProblemForm
        communityId={communityId}
        draft={draft}
        faults={check.faultsOf(draft)}
        isSaving={asking.isPending}
        submit={t("ask.send")}
        submitting={t("ask.sending")}
        wayBack={paths.problems(communityId)}
        isNew
        underTitle={<SimilarEntries communityId={communityId} title={draft.title} />}
        fault={asking.isError && <SaveProblem error={asking.error} />}
        onChange={change}
        onSave={() => {
          const input = check.form(draft, askInputOf(draft));
          if (input !== undefined) asking.mutate(input);
        }}
      />
      <JoinOffer communityId={communityId} />
    </PageFrame>
  );
}

/** Asks once. Where an attempt before arrived though its answer did not, what was typed since then counts. */
async function ask(api: Api, communityId: string, input: AskProblemInput): Promise<ProblemView> {
  const { outcome, problem } = await askProblem(api, communityId, input);
  if (outcome === "asked") return problem;
  if ((problem.asker.kind === "withoutName") === input.withoutName) {
    return editProblem(api, communityId, problem.id, { ...input, version: problem.version });
  }
  // Whether a name is shown cannot be changed: the first one goes before another is asked.
  await withdrawProblem(api, communityId, problem.id);
  return (await askProblem(api, communityId, { ...input, nonce: crypto.randomUUID() })).problem;
}
