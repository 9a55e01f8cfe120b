import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { EditTipInput, TipView } from "../../../../bot/contract/tips.ts";
import { editTip, tipQuery } from "../../api/tip-queries.ts";
import { tagsQuery } from "../../api/tag-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { BackLink } from "../../page/BackLink.tsx";
import { ErrorScreen } from "../../page/ErrorScreen.tsx";
import { LoadingScreen } from "../../page/LoadingScreen.tsx";
import { PageFrame } from "../../page/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { useCredit } from "../../entries/use-credit.ts";
import { changedTip } from "../../writing/changed-entry.ts";
import { EditedEntry } from "../../writing/EditedEntry.tsx";
import { useEntryForm } from "../../writing/use-entry-form.ts";
import { draftOfTip } from "./draft.ts";
import { draftStore } from "./draft-store.ts";
import { editInputOf, tipForm } from "./form-input.ts";
import { TipForm } from "./TipForm.tsx";
import { useCreditChoices } from "./use-credit-choices.ts";

export function EditTipPage({ communityId, tipId }: { communityId: string; tipId: string }) {
  const { t } = useTranslation();
  const api = useApi();
  const tip = useQuery(tipQuery(api, communityId, tipId));
  const tags = useQuery(tagsQuery(api, communityId));
  const above = <BackLink to={paths.tip(communityId, tipId)}>{t("write.backToTip")}</BackLink>;

  if (tip.isLoadingError) {
    const notFound = { title: t("tip.missing.title"), text: t("tip.missing.text") };
    return <ErrorScreen error={tip.error} onRetry={() => void tip.refetch()} notFound={notFound} />;
  }
  if (tip.isPending || tags.isPending) return <LoadingScreen label={t("tip.loading")} />;
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
  const credit = useCredit();
  const choices = useCreditChoices();
  const { communityId, id } = tip;
  const writing = useEntryForm({
    kind: "tip",
    shape: tipForm,
    store: () => draftStore(() => sessionStorage, communityId, id),
    initial: () => draftOfTip(crypto.randomUUID(), tip),
    inputOf: editInputOf,
    send: async (input: EditTipInput) => ({ entry: await editTip(api, communityId, id, input) }),
    keyOf: () => tipQuery(api, communityId, id).queryKey,
  });
  const keep = {
    choice: "keep",
    label: t("write.fields.creditKeep", { credit: credit(tip.credit) }),
  } as const;

  return (
    <EditedEntry
      writing={writing}
      current={changedTip(writing.error)}
      changed={{ title: t("write.changed.title"), text: t("write.changed.text") }}
    >
      {(takesFocus) => (
        <TipForm
          communityId={communityId}
          writing={writing}
          draft={writing.draft}
          creditChoices={tip.canChangeCredit ? [keep, ...choices] : []}
          wayBack={paths.tip(communityId, id)}
          takesFocus={takesFocus}
        />
      )}
    </EditedEntry>
  );
}
