import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import type { EditTipInput, TipView } from "../../../../bot/contract/tips.ts";
import { editTip, keys, tipQuery } from "../../api/queries.ts";
import { useApi } from "../../api/use-api.ts";
import { BackLink } from "../../components/BackLink.tsx";
import { ErrorScreen } from "../../components/ErrorScreen.tsx";
import { LoadingScreen } from "../../components/LoadingScreen.tsx";
import { PageFrame } from "../../components/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { useCredit } from "../../components/use-credit.ts";
import { ChangedMeanwhile } from "../../writing/ChangedMeanwhile.tsx";
import { changedTip } from "./changed-tip.ts";
import { draftOfTip, type Draft } from "./draft.ts";
import { draftStore } from "./draft-store.ts";
import { ElsewhereNote } from "../../writing/ElsewhereNote.tsx";
import { FromBeforeNote } from "../../writing/FromBeforeNote.tsx";
import { editInputOf, tipForm } from "./form-input.ts";
import { SaveProblem } from "../../writing/SaveProblem.tsx";
import { tagsOfLine } from "../../writing/tag-line.ts";
import { TipForm } from "./TipForm.tsx";
import { useDraft } from "../../writing/use-draft.ts";
import { useFormFaults } from "../../writing/use-form-faults.ts";

export function EditTipPage({ communityId, tipId }: { communityId: string; tipId: string }) {
  const { t } = useTranslation();
  const tip = useQuery(tipQuery(useApi(), communityId, tipId));
  const above = <BackLink to={paths.tip(communityId, tipId)}>{t("write.backToTip")}</BackLink>;

  if (tip.isLoadingError) {
    const notFound = { title: t("tip.missing.title"), text: t("tip.missing.text") };
    return <ErrorScreen error={tip.error} onRetry={() => void tip.refetch()} notFound={notFound} />;
  }
  if (tip.isPending) return <LoadingScreen label={t("tip.loading")} />;
  return (
    <PageFrame title={t("write.titleEdit")} above={above}>
      <EditForm tip={tip.data} />
    </PageFrame>
  );
}

/** Begins with the tip as it is at first and keeps to that, whatever is read again meanwhile. */
function EditForm({ tip }: { tip: TipView }) {
  const { t } = useTranslation();
  const api = useApi();
  const queryClient = useQueryClient();
  const [, navigate] = useLocation();
  const credit = useCredit();
  const [store] = useState(() => draftStore(() => sessionStorage, tip.communityId, tip.id));
  const { draft, isFromBefore, elsewhere, change, startAfresh, forget } = useDraft(store, () =>
    draftOfTip(crypto.randomUUID(), tip),
  );
  const check = useFormFaults(tipForm);
  const [wentOn, setWentOn] = useState(false);
  const tipPath = paths.tip(tip.communityId, tip.id);

  /** Shows the tip as it is now; what was being written has served. */
  const finish = async (now: TipView) => {
    forget();
    await queryClient.invalidateQueries({ queryKey: keys.community(tip.communityId), refetchType: "none" });
    await queryClient.invalidateQueries({ queryKey: keys.mine, refetchType: "none" });
    queryClient.setQueryData(tipQuery(api, tip.communityId, tip.id).queryKey, now);
    navigate(tipPath, { replace: true });
  };
  const saving = useMutation({
    mutationFn: (input: EditTipInput) => editTip(api, tip.communityId, tip.id, input),
    onSuccess: finish,
    onError: (error) => check.server(error),
  });
  const save = (mine: Draft) => {
    const input = check.form(mine, editInputOf(mine));
    if (input !== undefined) saving.mutate(input);
  };

  const creditChoices = [
    { choice: "keep", label: t("write.fields.creditKeep", { credit: credit(tip.credit) }) },
    { choice: "me", label: t("write.fields.creditMe") },
    { choice: "person", label: t("write.fields.creditPerson") },
    { choice: "withoutName", label: t("write.fields.creditWithoutName") },
  ] as const;

  const current = changedTip(saving.error);
  if (current !== undefined) {
    const mine = { ...draft, version: current.version };
    return (
      <ChangedMeanwhile
        title={t("write.changed.title")}
        text={t("write.changed.text")}
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
      <TipForm
        communityId={tip.communityId}
        draft={draft}
        faults={check.faultsOf(draft)}
        isSaving={saving.isPending}
        creditChoices={tip.canChangeCredit ? creditChoices : []}
        wayBack={tipPath}
        takesFocus={wentOn}
        problem={saving.isError && <SaveProblem error={saving.error} />}
        onChange={change}
        onSave={() => save(draft)}
      />
    </>
  );
}
