import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CommunityAboutView } from "../../../../bot/contract/community-settings.ts";
import { DetailsForm } from "../../writing/DetailsForm.tsx";
import { ButtonRow } from "./ButtonRow.tsx";
import { Section } from "../../components/Section.tsx";

export interface DetailsSectionProps {
  about: CommunityAboutView;
  /** With what stewards can change. */
  changes?: boolean;
}

export function DetailsSection({ about, changes = false }: DetailsSectionProps) {
  const { t } = useTranslation();
  const [isEdited, setEdited] = useState(false);
  const { name, purpose } = about.details;
  const canEdit = changes && about.iAmSteward && about.community.closed === undefined;
  return (
    <Section title={t(changes ? "about.details.title" : "about.details.about")}>
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
