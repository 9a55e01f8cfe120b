// Writing a tip by hand, or from a pasted message. What is typed lives in the draft; see draft.ts.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SaveTipInput } from "../../../../bot/contract/tips.ts";
import type { Api } from "../../api/client.ts";
import { editTip, saveTip, tipQuery } from "../../api/tip-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { AppButtonLink } from "../../components/AppLink.tsx";
import { BackLink } from "../../page/BackLink.tsx";
import { JoinOffer } from "../../components/JoinOffer.tsx";
import { PageFrame } from "../../page/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { SimilarEntries } from "../../entries/SimilarEntries.tsx";
import { firstTipState } from "../../writing/first-tip-step.ts";
import { DraftNotes } from "../../writing/DraftNotes.tsx";
import { NotKeptNote } from "../../writing/NotKeptNote.tsx";
import { PasteStep } from "../../writing/PasteStep.tsx";
import { useEntryForm } from "../../writing/use-entry-form.ts";
import { AlreadySaved } from "./AlreadySaved.tsx";
import { draftOfMessage, emptyDraft } from "./draft.ts";
import { draftStore } from "./draft-store.ts";
import { saveInputOf, tipForm } from "./form-input.ts";
import { TipForm } from "./TipForm.tsx";
import { useCreditChoices } from "./use-credit-choices.ts";

export interface WriteTipPageProps {
  communityId: string;
  /** Begins with pasting a message. */
  fromMessage: boolean;
}

export function WriteTipPage({ communityId, fromMessage }: WriteTipPageProps) {
  const { t } = useTranslation();
  const api = useApi();
  const creditChoices = useCreditChoices();
  const [hasPasted, setHasPasted] = useState(false);
  const writing = useEntryForm({
    kind: "tip",
    shape: tipForm,
    store: () => draftStore(() => sessionStorage, communityId),
    initial: () => (fromMessage ? undefined : emptyDraft(crypto.randomUUID(), "me")),
    inputOf: saveInputOf,
    send: (input: SaveTipInput) => save(api, communityId, input),
    keyOf: (tip) => tipQuery(api, tip.communityId, tip.id).queryKey,
  });
  const { draft, change, already } = writing;
  const wayBack = paths.community(communityId);
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
          <DraftNotes {...writing} />
          <NotKeptNote draft={draft} />
          <TipForm
            communityId={communityId}
            writing={writing}
            draft={draft}
            creditChoices={creditChoices}
            wayBack={wayBack}
            takesFocus={hasPasted}
            underTitle={
              <SimilarEntries communityId={communityId} heading={t("similar.save")} title={draft.title} />
            }
          />
        </>
      )}
      <JoinOffer communityId={communityId} />
    </PageFrame>
  );
}

async function save(api: Api, communityId: string, input: SaveTipInput) {
  const { outcome, isFirst, tip } = await saveTip(api, communityId, input);
  if (outcome === "saved") return { entry: tip, ...(isFirst && { state: firstTipState }) };
  if (input.source !== undefined) return { entry: tip, isOthers: true };
  // Written by hand, it can only be this very tip: an attempt before arrived, though its answer did not. What was typed
  // since then counts.
  return { entry: await editTip(api, communityId, tip.id, { ...input, version: tip.version }) };
}
