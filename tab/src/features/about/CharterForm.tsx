import { Button, Field, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  charterParts,
  type CharterTexts,
  type CharterView,
  type EditCharterInput,
} from "../../../../bot/contract/charter.ts";
import { limits } from "../../../../bot/contract/limits.ts";
import { hasCode } from "../../api/errors.ts";
import { charterQuery, charterRevisionsQuery, editCharter } from "../../api/stewardship-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { Day } from "../../components/Day.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { useLayout } from "../../components/layout.ts";
import { Note } from "../../components/Note.tsx";
import { usePersonName } from "../../components/use-person-name.ts";
import { ButtonRow } from "./ButtonRow.tsx";

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
  part: { marginTop: tokens.spacingVerticalXS },
  text: { whiteSpace: "pre-wrap" },
});

export interface CharterFormProps {
  communityId: string;
  charter: CharterView;
  onDone: () => void;
}

/** Begins with the charter as it is and keeps what is typed, whatever others save meanwhile. */
export function CharterForm({ communityId, charter, onDone }: CharterFormProps) {
  const { t } = useTranslation();
  const api = useApi();
  const queryClient = useQueryClient();
  const [texts, setTexts] = useState<CharterTexts>(charter);
  const [version, setVersion] = useState(charter.version);
  const { queryKey } = charterQuery(api, communityId);
  const saving = useMutation({
    mutationFn: (input: EditCharterInput) => editCharter(api, communityId, input),
    onSuccess: async (saved) => {
      await queryClient.invalidateQueries({ queryKey, refetchType: "none" });
      queryClient.setQueryData(queryKey, saved);
      onDone();
    },
    onError: async (error) => {
      if (!hasCode(error, "changedMeanwhile")) return;
      const now = await queryClient.query({ ...charterQuery(api, communityId), staleTime: 0 });
      setVersion(now.version);
    },
  });
  const isChanged = hasCode(saving.error, "changedMeanwhile");
  const { domain, community, practice, howWeWork } = texts;

  return (
    <>
      {charterParts.map((part) => (
        <div key={part}>
          <Field label={t(`about.charter.parts.${part}`)} hint={t(`about.charter.hints.${part}`)}>
            <Textarea
              value={texts[part]}
              maxLength={limits.charterPart}
              resize="vertical"
              onChange={(_event, { value }) => setTexts({ ...texts, [part]: value })}
            />
          </Field>
          {isChanged && charter[part] !== texts[part] && (
            <PartBefore
              name={t("about.charter.now")}
              text={charter[part] === "" ? t("about.none") : charter[part]}
            />
          )}
        </div>
      ))}
      {isChanged && <Note intent="error">{t("about.charter.meanwhile")}</Note>}
      {saving.isError && !isChanged && <ErrorNote error={saving.error} />}
      <ButtonRow>
        <Button
          appearance="primary"
          disabledFocusable={saving.isPending}
          onClick={() => saving.mutate({ domain, community, practice, howWeWork, version })}
        >
          {t("about.save")}
        </Button>
        <Button appearance="subtle" onClick={onDone}>
          {t("about.cancel")}
        </Button>
      </ButtonRow>
      <Revisions communityId={communityId} onTake={setTexts} />
    </>
  );
}

function PartBefore({ name, text }: { name: string; text: string }) {
  const styles = useStyles();
  const layout = useLayout();
  return (
    <div className={styles.part}>
      <div className={layout.small}>{name}</div>
      <div className={styles.text} dir="auto">
        {text}
      </div>
    </div>
  );
}

/** What the charter was before; each can be taken into the form, and is saved like anything typed. */
function Revisions({ communityId, onTake }: { communityId: string; onTake: (texts: CharterTexts) => void }) {
  const { t } = useTranslation();
  const personName = usePersonName();
  const styles = useStyles();
  const before = useQuery(charterRevisionsQuery(useApi(), communityId));
  if (before.data === undefined || before.data.revisions.length === 0) return null;
  return (
    <details>
      <summary>{t("about.charter.before")}</summary>
      <ul className={styles.list}>
        {before.data.revisions.map((revision) => (
          <li key={revision.number}>
            <Day of={revision.at} within={(day) => t("history.by", { name: personName(revision.by), day })} />
            {charterParts.map(
              (part) =>
                revision[part] !== "" && (
                  <PartBefore key={part} name={t(`about.charter.parts.${part}`)} text={revision[part]} />
                ),
            )}
            <Button size="small" onClick={() => onTake(revision)}>
              {t("about.charter.putBack")}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
