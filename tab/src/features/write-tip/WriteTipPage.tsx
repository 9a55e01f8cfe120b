// Writing a tip by hand, or from a pasted message. What is typed lives in the draft; see draft.ts.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import type { SaveTipInput, TipView } from "../../../../bot/contract/tips.ts";
import { editTip, keys, saveTip, tipQuery } from "../../api/queries.ts";
import { useApi } from "../../api/use-api.ts";
import { AppButtonLink } from "../../components/AppLink.tsx";
import { BackLink } from "../../components/BackLink.tsx";
import { JoinOffer } from "../../components/JoinOffer.tsx";
import { PageFrame } from "../../components/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { AlreadySaved } from "./AlreadySaved.tsx";
import { draftOfMessage, emptyDraft, type Draft } from "./draft.ts";
import { draftStore } from "./draft-store.ts";
import { ElsewhereNote } from "../../writing/ElsewhereNote.tsx";
import { FromBeforeNote } from "../../writing/FromBeforeNote.tsx";
import { saveInputOf, tipForm } from "./form-input.ts";
import { NotKeptNote } from "../../writing/NotKeptNote.tsx";
import { PasteStep } from "../../writing/PasteStep.tsx";
import { SaveProblem } from "../../writing/SaveProblem.tsx";
import { TipForm } from "./TipForm.tsx";
import { useDraft } from "../../writing/use-draft.ts";
import { useFormFaults } from "../../writing/use-form-faults.ts";

export interface WriteTipPageProps {
  communityId: string;
  /** Begins with pasting a message. */
  fromMessage: boolean;
}

export function WriteTipPage({ communityId, fromMessage }: WriteTipPageProps) {
  const { t } = useTranslation();
  const [store] = useState(() => draftStore(() => sessionStorage, communityId));
  const [already, setAlready] = useState<TipView>();
  const [hasPasted, setHasPasted] = useState(false);
  const wayBack = paths.community(communityId);
  const { draft, isFromBefore, elsewhere, change, startAfresh, forget } = useDraft(store, () =>
    fromMessage ? undefined : emptyDraft(crypto.randomUUID(), "me"),
  );
  const above = <BackLink to={wayBack}>{t("write.back")}</BackLink>;

  if (already !== undefined) return <AlreadySaved tip={already} above={above} />;
  return (
    <PageFrame title={t(fromMessage ? "write.titlePaste" : "write.titleNew")} above={above}>
      {draft === undefined ? (
        <PasteStep
          cancel={
            <AppButtonLink appearance="subtle" to={wayBack}>
              {t("write.cancel")}
            </AppButtonLink>
          }
          onRead={(message) => {
            setHasPasted(true);
            change(draftOfMessage(crypto.randomUUID(), message));
          }}
        />
      ) : (
        <>
          {isFromBefore && <FromBeforeNote onStartAfresh={startAfresh} />}
          <ElsewhereNote elsewhere={elsewhere} />
          <NotKeptNote draft={draft} />
          <NewTipForm
            communityId={communityId}
            onSaved={forget}
            draft={draft}
            wayBack={wayBack}
            takesFocus={hasPasted}
            onChange={change}
            onAlreadySaved={setAlready}
          />
        </>
      )}
      <JoinOffer communityId={communityId} />
    </PageFrame>
  );
}

interface NewTipFormProps {
  communityId: string;
  /** What was typed has served. */
  onSaved: () => void;
  draft: Draft;
  wayBack: string;
  takesFocus: boolean;
  onChange: (draft: Draft) => void;
  onAlreadySaved: (tip: TipView) => void;
}

function NewTipForm({
  communityId,
  onSaved,
  draft,
  wayBack,
  takesFocus,
  onChange,
  onAlreadySaved,
}: NewTipFormProps) {
  const { t } = useTranslation();
  const api = useApi();
  const queryClient = useQueryClient();
  const [, navigate] = useLocation();
  const check = useFormFaults(tipForm);
  const saving = useMutation({
    mutationFn: async (input: SaveTipInput) => {
      const saved = await saveTip(api, communityId, input);
      if (saved.outcome === "saved" || input.source !== undefined) return saved;
      // Written by hand, it can only be this very tip: an attempt before arrived, though its answer did not. What was
      // typed since then counts.
      const { version, id } = saved.tip;
      return { outcome: "saved" as const, tip: await editTip(api, communityId, id, { ...input, version }) };
    },
    onSuccess: async ({ outcome, tip }) => {
      // What somebody else saved before is not what was typed here: that stays.
      if (outcome === "saved") onSaved();
      await queryClient.invalidateQueries({ queryKey: keys.community(communityId), refetchType: "none" });
      await queryClient.invalidateQueries({ queryKey: keys.mine, refetchType: "none" });
      queryClient.setQueryData(tipQuery(api, tip.communityId, tip.id).queryKey, tip);
      if (outcome === "alreadySaved") onAlreadySaved(tip);
      else navigate(paths.tip(tip.communityId, tip.id), { replace: true });
    },
    onError: (error) => check.server(error),
  });

  return (
    <TipForm
      communityId={communityId}
      draft={draft}
      faults={check.faultsOf(draft)}
      isSaving={saving.isPending}
      creditChoices={[
        { choice: "me", label: t("write.fields.creditMe") },
        { choice: "person", label: t("write.fields.creditPerson") },
        { choice: "withoutName", label: t("write.fields.creditWithoutName") },
      ]}
      wayBack={wayBack}
      takesFocus={takesFocus}
      problem={saving.isError && <SaveProblem error={saving.error} />}
      onChange={onChange}
      onSave={() => {
        const input = check.form(draft, saveInputOf(draft));
        if (input !== undefined) saving.mutate(input);
      }}
    />
  );
}
