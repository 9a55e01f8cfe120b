import { Button, Field } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { NamedPersonInput } from "../../../../bot/contract/community-settings.ts";
import { peopleQuery } from "../../api/thanks-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { PersonSelect } from "../../components/PersonSelect.tsx";
import { useHost } from "../../teams/use-host.ts";

export interface PersonFieldProps {
  id: string;
  communityId: string;
  person: NamedPersonInput | undefined;
  /** No person is chosen, and one has to be. */
  isMissing: boolean;
  onChoose: (person: NamedPersonInput | undefined) => void;
}

/** Teams' own people picker; where there is none, the people of the community by name. */
export function PersonField(props: PersonFieldProps) {
  const host = useHost();
  const [hasPicker, setHasPicker] = useState(host.kind === "teams");
  return hasPicker ? (
    <PickerField {...props} onNoPicker={() => setHasPicker(false)} />
  ) : (
    <ListField {...props} />
  );
}

function PickerField({
  id,
  person,
  isMissing,
  onChoose,
  onNoPicker,
}: PersonFieldProps & { onNoPicker: () => void }) {
  const { t } = useTranslation();
  const [error, setError] = useState<unknown>();
  const pick = async () => {
    setError(undefined);
    try {
      const { hasPeoplePicker, pickPerson } = await import("../../teams/people-picker.ts");
      if (!hasPeoplePicker()) {
        onNoPicker();
        return;
      }
      const picked = await pickPerson(t("thanks.form.who"));
      if (picked !== undefined) onChoose(picked);
    } catch (reason) {
      setError(reason);
    }
  };
  return (
    <Field
      label={t("thanks.form.who")}
      required
      validationMessage={isMissing ? t("thanks.form.whoMissing") : null}
    >
      <Button id={id} onClick={() => void pick()}>
        {person?.name ?? t("thanks.form.choose")}
      </Button>
      {error !== undefined && <ErrorNote error={error} />}
    </Field>
  );
}

function ListField({ id, communityId, person, isMissing, onChoose }: PersonFieldProps) {
  const { t } = useTranslation();
  const known = useQuery(peopleQuery(useApi(), communityId));
  if (known.isLoadingError) return <ErrorNote error={known.error} onRetry={() => void known.refetch()} />;
  const people = known.data?.people ?? [];
  return (
    <Field
      label={t("thanks.form.who")}
      required
      hint={known.isSuccess && people.length === 0 ? t("thanks.form.noPeople") : null}
      validationMessage={isMissing ? t("thanks.form.whoMissing") : null}
    >
      <PersonSelect
        id={id}
        people={people}
        person={person}
        choose={t("thanks.form.choose")}
        onChoose={onChoose}
      />
    </Field>
  );
}
