import { Checkbox, Field, Radio, RadioGroup } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { receivingChoices, type ThanksPreferences } from "../../../../bot/contract/thanks.ts";
import { chooseThanksPreferences, receivedThanksQuery } from "../../api/thanks-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { useChosen } from "../../components/use-chosen.ts";
import { Section } from "../../components/Section.tsx";

/** What happens to thanks; each choice is saved at once. */
export function ThanksChoices({ preferences }: { preferences: ThanksPreferences }) {
  const { t } = useTranslation();
  const api = useApi();
  const queryClient = useQueryClient();
  const saving = useMutation({
    mutationFn: (chosen: ThanksPreferences) => chooseThanksPreferences(api, chosen),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: receivedThanksQuery(api).queryKey }),
  });
  const { shown, choose, settle } = useChosen(preferences);
  const save = (change: Partial<ThanksPreferences>) => {
    const chosen = { ...shown, ...change };
    choose(chosen);
    saving.mutate(chosen, { onSettled: settle });
  };
  return (
    <Section title={t("thanks.choices.title")}>
      <Field label={t("thanks.choices.receiving")}>
        <RadioGroup
          value={shown.receiving}
          onChange={(_event, { value }) => {
            const receiving = receivingChoices.find((one) => one === value);
            if (receiving !== undefined) save({ receiving });
          }}
        >
          {receivingChoices.map((one) => (
            <Radio key={one} value={one} label={t(`thanks.choices.${one}`)} />
          ))}
        </RadioGroup>
      </Field>
      <Checkbox
        label={t("thanks.choices.announceReceived")}
        checked={shown.announceReceived}
        onChange={(_event, { checked }) => save({ announceReceived: checked === true })}
      />
      <Checkbox
        label={t("thanks.choices.nameWhenGiving")}
        checked={shown.nameWhenGiving}
        onChange={(_event, { checked }) => save({ nameWhenGiving: checked === true })}
      />
      <div role="status">{saving.isSuccess && t("thanks.choices.saved")}</div>
      {saving.isError && <ErrorNote error={saving.error} />}
    </Section>
  );
}
