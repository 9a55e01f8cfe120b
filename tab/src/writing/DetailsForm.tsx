import { Button, Field, Input, Textarea } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CommunityAboutView } from "../../../bot/contract/community-settings.ts";
import { limits } from "../../../bot/contract/limits.ts";
import { hasCode } from "../api/errors.ts";
import { aboutQuery, editDetails } from "../api/stewardship-queries.ts";
import { useApi } from "../api/use-api.ts";
import { useCommunityChange } from "../api/use-community-change.ts";
import { ErrorNote } from "../components/ErrorNote.tsx";
import { useLayout } from "../components/layout.ts";
import { Note } from "../components/Note.tsx";
import { EmblemField } from "./EmblemField.tsx";

export interface DetailsFormProps {
  about: CommunityAboutView;
  onDone: () => void;
}

/** Name, purpose and emblem of a community. */
export function DetailsForm({ about, onDone }: DetailsFormProps) {
  const layout = useLayout();
  const { t } = useTranslation();
  const api = useApi();
  const queryClient = useQueryClient();
  const { id } = about.community;
  const [name, setName] = useState(about.details.name);
  const [purpose, setPurpose] = useState(about.details.purpose);
  const [emblem, setEmblem] = useState(about.community.emblem);
  const [version, setVersion] = useState(about.details.version);
  const [isNameMissing, setNameMissing] = useState(false);
  const saving = useCommunityChange(id, (client) =>
    editDetails(client, id, { name, purpose, emblem, version }),
  );
  const isChanged = hasCode(saving.error, "changedMeanwhile");

  const save = () => {
    setNameMissing(name.trim() === "");
    if (name.trim() === "" || emblem.sign === "" || saving.isPending) return;
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
      <EmblemField emblem={emblem} onChange={setEmblem} />
      {isChanged && <Note intent="error">{t("about.details.changed", { name: about.details.name })}</Note>}
      {saving.isError && !isChanged && <ErrorNote error={saving.error} />}
      <div className={layout.row}>
        <Button appearance="primary" disabledFocusable={saving.isPending} onClick={save}>
          {t("about.save")}
        </Button>
        <Button appearance="subtle" onClick={onDone}>
          {t("about.cancel")}
        </Button>
      </div>
    </>
  );
}
