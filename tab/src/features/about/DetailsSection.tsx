import { Button, Field, Input, Textarea } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CommunityAboutView } from "../../../../bot/contract/community-settings.ts";
import { limits } from "../../../../bot/contract/limits.ts";
import { hasCode } from "../../api/errors.ts";
import { aboutQuery, editDetails } from "../../api/stewardship-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { Note } from "../../components/Note.tsx";
import { ButtonRow } from "./ButtonRow.tsx";
import { Section } from "../../components/Section.tsx";
import { useCommunityChange } from "./use-community-change.ts";

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

function DetailsForm({ about, onDone }: { about: CommunityAboutView; onDone: () => void }) {
  const { t } = useTranslation();
  const api = useApi();
  const queryClient = useQueryClient();
  const { id } = about.community;
  const [name, setName] = useState(about.details.name);
  const [purpose, setPurpose] = useState(about.details.purpose);
  const [version, setVersion] = useState(about.details.version);
  const [isNameMissing, setNameMissing] = useState(false);
  const saving = useCommunityChange(id, (client) => editDetails(client, id, { name, purpose, version }));
  const isChanged = hasCode(saving.error, "changedMeanwhile");

  const save = () => {
    setNameMissing(name.trim() === "");
    if (name.trim() === "" || saving.isPending) return;
    saving.mutate(undefined, {
      onSuccess: onDone,
      onError: (error) => {
        if (!hasCode(error, "changedMeanwhile")) return;
        // What was typed stays; the next attempt knows what it replaces.
        void queryClient
          .query({ ...aboutQuery(api, id), staleTime: 0 })
          .then((now) => setVersion(now.details.version));
      },
    });
  };
  return (
    <>
      <Field
        label={t("about.details.name")}
        required
        validationMessage={isNameMissing ? t("about.details.nameMissing") : null}
      >
        <Input
          value={name}
          maxLength={limits.communityName}
          onChange={(_event, { value }) => setName(value)}
        />
      </Field>
      <Field label={t("about.details.purpose")}>
        <Textarea
          value={purpose}
          maxLength={limits.communityPurpose}
          resize="vertical"
          onChange={(_event, { value }) => setPurpose(value)}
        />
      </Field>
      {isChanged && <Note intent="error">{t("about.details.changed", { name: about.details.name })}</Note>}
      {saving.isError && !isChanged && <ErrorNote error={saving.error} />}
      <ButtonRow>
        <Button appearance="primary" disabledFocusable={saving.isPending} onClick={save}>
          {t("about.save")}
        </Button>
        <Button appearance="subtle" onClick={onDone}>
          {t("about.cancel")}
        </Button>
      </ButtonRow>
    </>
  );
}
