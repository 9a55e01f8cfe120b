import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CommunityAboutView } from "../../../../bot/contract/community-settings.ts";
import { DetailsForm } from "../../writing/DetailsForm.tsx";
import { ButtonRow } from "./ButtonRow.tsx";
import { Section } from "../../components/Section.tsx";

export function DetailsSection({ about }: { about: CommunityAboutView }) {
  const { t } = useTranslation();
  const [isEdited, setEdited] = useState(false);
  const { name, purpose } = about.details;
  const canEdit = about.iAmSteward && about.community.closed === undefined;
  return (
    <Section title={t("about.details.title")}>
      {isEdited ? (
        <DetailsForm about={about} onDone={() => setEdited(false)} />
      ) : (
        <>
          <div dir="auto">{purpose === "" ? name : purpose}</div>
          {canEdit && (
            <ButtonRow>
              <Button onClick={() => setEdited(true)}>{t("about.edit")}</Button>
            </ButtonRow>
          )}
        </>
      )}
    </Section>
  );
}
