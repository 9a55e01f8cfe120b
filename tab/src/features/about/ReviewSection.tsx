import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { reviewPeriods } from "../../../../bot/contract/checks.ts";
import type { CommunityAboutView } from "../../../../bot/contract/community-settings.ts";
import { keys } from "../../api/queries.ts";
import { setReviewPeriod } from "../../api/stewardship-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { OneChoice } from "../../components/OneChoice.tsx";
import { Section } from "../../components/Section.tsx";

/** After how long a tip asks whether it still works; stewards choose it. */
export function ReviewSection({ about }: { about: CommunityAboutView }) {
  const { t } = useTranslation();
  const api = useApi();
  const queryClient = useQueryClient();
  const { id, reviewPeriod, closed } = about.community;
  const choosing = useMutation({
    mutationFn: (chosen: string) => {
      const period = reviewPeriods.find((one) => String(one) === chosen) ?? reviewPeriod;
      return setReviewPeriod(api, id, { reviewPeriod: period });
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.community(id) }),
  });
  const words = (period: (typeof reviewPeriods)[number]) =>
    period === "never" ? t("review.never") : t("review.months", { count: period });
  return (
    <Section title={t("review.title")} intro={t("review.intro")}>
      {about.iAmSteward && closed === undefined ? (
        <OneChoice
          label={t("review.label")}
          chosen={String(choosing.isPending ? choosing.variables : reviewPeriod)}
          choices={reviewPeriods.map((one) => [String(one), words(one)] as const)}
          onChoose={(chosen) => choosing.mutate(chosen)}
        />
      ) : (
        <div>{words(reviewPeriod)}</div>
      )}
      <div role="status">{choosing.isSuccess && t("about.saved")}</div>
      {choosing.isError && <ErrorNote error={choosing.error} />}
    </Section>
  );
}
