import { Button, Field } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { NamedPersonInput } from "../../../../bot/contract/community-settings.ts";
import type { SignInView } from "../../../../bot/contract/sign-in.ts";
import { useApi } from "../../api/use-api.ts";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { PersonSelect } from "../../components/PersonSelect.tsx";
import { useHost } from "../../teams/use-host.ts";

export interface PersonPickerProps {
  label: string;
  person: NamedPersonInput | undefined;
  onChoose: (person: NamedPersonInput | undefined) => void;
}

/** Teams' own people picker; outside of Teams the people of the people-switch. */
export function PersonPicker(props: PersonPickerProps) {
  const host = useHost();
  return host.kind === "teams" ? <TeamsPicker {...props} /> : <LocalPicker {...props} />;
}

function TeamsPicker({ label, person, onChoose }: PersonPickerProps) {
  const { t } = useTranslation();
  const [error, setError] = useState<unknown>();
  const pick = async () => {
    setError(undefined);
    try {
      const { pickPerson } = await import("../../teams/people-picker.ts");
      const picked = await pickPerson(label);
      if (picked !== undefined) onChoose(picked);
    } catch (reason) {
      setError(reason);
    }
  };
  return (
    <div>
      <Button onClick={() => void pick()}>{person?.name ?? t("about.stewards.choose")}</Button>
      {error !== undefined && <ErrorNote error={error} />}
    </div>
  );
}

function LocalPicker({ label, person, onChoose }: PersonPickerProps) {
  const { t } = useTranslation();
  const api = useApi();
  const signIn = useQuery({
    queryKey: ["local-people"],
    queryFn: ({ signal }) => api<SignInView>("/sign-in", { signal }),
  });
  const people = signIn.data?.mode === "local" ? signIn.data.people : [];
  return (
    <Field label={label}>
      <PersonSelect people={people} person={person} choose={t("about.stewards.choose")} onChoose={onChoose} />
    </Field>
  );
}
