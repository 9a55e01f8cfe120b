import { Button } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { canPost } from "../../../../bot/contract/conversation-kind.ts";
import type { CommunityDigestView, DigestInput } from "../../../../bot/contract/digest.ts";
import { setDigest, stopDigest, digestQuery } from "../../api/digest-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { dateLocale } from "../../strings/strings.ts";
import { ButtonRow } from "./ButtonRow.tsx";
import { DigestForm } from "./DigestForm.tsx";
import { Section } from "../../components/Section.tsx";

/** When the weekly card comes, for everybody; stewards switch it on and off. Which places Teams keeps us out of. */
export function DigestSection({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  const delivery = useQuery(digestQuery(useApi(), communityId));
  return (
    <Section title={t("about.digest.title")} intro={t("about.digest.intro")}>
      {delivery.isLoadingError && <ErrorNote error={delivery.error} />}
      {delivery.data && <Delivering communityId={communityId} delivery={delivery.data} />}
    </Section>
  );
}

function Delivering({ communityId, delivery }: { communityId: string; delivery: CommunityDigestView }) {
  const { t, i18n } = useTranslation();
  const api = useApi();
  const queryClient = useQueryClient();
  const [isChoosing, setIsChoosing] = useState(false);
  const show = (view: CommunityDigestView) => {
    setIsChoosing(false);
    queryClient.setQueryData(digestQuery(api, communityId).queryKey, view);
  };
  const set = useMutation({
    mutationFn: (input: DigestInput) => setDigest(api, communityId, input),
    onSuccess: show,
  });
  const stop = useMutation({ mutationFn: () => stopDigest(api, communityId), onSuccess: show });
  const failed = [set, stop].find(({ isError }) => isError);
  const { digest, canChange, places } = delivery;
  const locale = dateLocale(i18n.language, i18n.resolvedLanguage ?? "en");
  // Also with a schedule from before: nothing comes until there is a place for it.
  if (places.length === 0) return <div>{t("noPlace.digest")}</div>;
  if (!places.some(canPost)) return <div>{t("noPlace.privateDigest")}</div>;
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short" });

  return (
    <>
      {places
        .filter(({ isUnreachable }) => isUnreachable)
        .map(({ id, name, kind }) => (
          <div key={id}>
            {t("about.digest.unreachable", { name: name === "" ? t(`about.readers.${kind}`) : name })}
          </div>
        ))}
      <div>
        {digest
          ? t("about.digest.next", {
              when: format.format(new Date(digest.nextAt)),
              place: digest.placeName,
            })
          : t("about.digest.off")}
      </div>
      {canChange && !isChoosing && (
        <ButtonRow>
          <Button onClick={() => setIsChoosing(true)}>
            {t(digest ? "about.digest.change" : "about.digest.choose")}
          </Button>
          {digest && (
            <Button disabledFocusable={stop.isPending} onClick={() => stop.mutate()}>
              {t("about.digest.stop")}
            </Button>
          )}
        </ButtonRow>
      )}
      {canChange && isChoosing && (
        <DigestForm
          delivery={delivery}
          isSaving={set.isPending}
          onSave={(input) => set.mutate(input)}
          onCancel={() => setIsChoosing(false)}
        />
      )}
      {failed !== undefined && <ErrorNote error={failed.error} />}
    </>
  );
}
