import { Button, Checkbox } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { NamedPersonInput } from "../../../../bot/contract/community-settings.ts";
import { nameSteward } from "../../api/stewardship-queries.ts";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { ButtonRow } from "./ButtonRow.tsx";
import { PersonPicker } from "./PersonPicker.tsx";
import { useCommunityChange } from "../../api/use-community-change.ts";

export function NameSteward({ communityId, onDone }: { communityId: string; onDone: () => void }) {
  const { t } = useTranslation();
  const [person, setPerson] = useState<NamedPersonInput>();
  const [handOver, setHandOver] = useState(false);
  const naming = useCommunityChange(communityId, (api, who: NamedPersonInput) =>
    nameSteward(api, communityId, { ...who, handOver }),
  );
  return (
    <>
      <PersonPicker label={t("about.stewards.who")} person={person} onChoose={setPerson} />
      <Checkbox
        label={t("about.stewards.handOver")}
        checked={handOver}
        onChange={(_event, { checked }) => setHandOver(checked === true)}
      />
      {naming.isError && <ErrorNote error={naming.error} />}
      <ButtonRow>
        <Button
          appearance="primary"
          disabledFocusable={person === undefined || naming.isPending}
          onClick={() => {
            if (person !== undefined) naming.mutate(person, { onSuccess: onDone });
          }}
        >
          {t("about.stewards.name")}
        </Button>
        <Button appearance="subtle" onClick={onDone}>
          {t("about.cancel")}
        </Button>
      </ButtonRow>
    </>
  );
}
