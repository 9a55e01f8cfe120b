import { Button } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CommunityTellingView, RoundUpInput } from "../../../../bot/contract/round-up.ts";
import { setRoundUp, stopRoundUp, tellingQuery } from "../../api/round-up-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { dateLocale } from "../../words/words.ts";
import { ButtonRow } from "./ButtonRow.tsx";
import { RoundUpForm } from "./RoundUpForm.tsx";
import { Section } from "../../components/Section.tsx";

/** When the weekly card comes, for everybody; stewards switch it on and off. Which places Teams keeps us out of. */
export function RoundUpSection({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  const telling = useQuery(tellingQuery(useApi(), communityId));
  return (
    <Section title={t("about.roundUp.title")} intro={t("about.roundUp.intro")}>
      {telling.isLoadingError && <ErrorNote error={telling.error} />}
      {telling.data && <Telling communityId={communityId} telling={telling.data} />}
    </Section>
  );
}

function Telling({ communityId, telling }: { communityId: string; telling: CommunityTellingView }) {
  const { t, i18n } = useTranslation();
  const api = useApi();
  const queryClient = useQueryClient();
  const [isChoosing, setIsChoosing] = useState(false);
  const show = (view: CommunityTellingView) => {
    setIsChoosing(false);
    queryClient.setQueryData(tellingQuery(api, communityId).queryKey, view);
  };
  const set = useMutation({
    mutationFn: (input: RoundUpInput) => setRoundUp(api, communityId, input),
    onSuccess: show,
  });
  const stop = useMutation({ mutationFn: () => stopRoundUp(api, communityId), onSuccess: show });
  const failed = [set, stop].find(({ isError }) => isError);
  const { roundUp, canChange, places } = telling;
  const locale = dateLocale(i18n.language, i18n.resolvedLanguage ?? "en");
  // Also with a schedule from before: nothing comes until there is a place again.
  if (places.length === 0) return <div>{t("noPlace.roundUp")}</div>;
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short" });

  return (
    <>
      {places
        .filter(({ isUnreachable }) => isUnreachable)
        .map(({ id, name, kind }) => (
          <div key={id}>
            {t("about.roundUp.unreachable", { name: name === "" ? t(`about.readers.${kind}`) : name })}
          </div>
        ))}
      <div>
        {roundUp
          ? t("about.roundUp.next", {
              when: format.format(new Date(roundUp.nextAt)),
              place: roundUp.placeName,
            })
          : t("about.roundUp.off")}
      </div>
      {canChange && !isChoosing && (
        <ButtonRow>
          <Button onClick={() => setIsChoosing(true)}>
            {t(roundUp ? "about.roundUp.change" : "about.roundUp.choose")}
          </Button>
          {roundUp && (
            <Button disabledFocusable={stop.isPending} onClick={() => stop.mutate()}>
              {t("about.roundUp.stop")}
            </Button>
          )}
        </ButtonRow>
      )}
      {canChange && isChoosing && (
        <RoundUpForm
          telling={telling}
          isSaving={set.isPending}
          onSave={(input) => set.mutate(input)}
          onCancel={() => setIsChoosing(false)}
        />
      )}
      {failed !== undefined && <ErrorNote error={failed.error} />}
    </>
  );
}
