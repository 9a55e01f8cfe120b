import { Button, Field, Input } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { limits } from "../../../../bot/contract/limits.ts";
import { askMeQuery, setAskMe } from "../../api/ask-me-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { useLayout } from "../../components/layout.ts";
import { Section } from "../../components/Section.tsx";

const tagsOfLine = (line: string) => line.split(",").filter((tag) => tag.trim() !== "");

/** "You may ask me about": a line that a person writes of themselves, and takes away again. */
export function AskMeForm({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  const layout = useLayout();
  const api = useApi();
  const queryClient = useQueryClient();
  const { queryKey, ...query } = askMeQuery(api, communityId);
  const mine = useQuery({ queryKey, ...query });
  const [typed, setTyped] = useState<string>();
  const saving = useMutation({
    mutationFn: (line: string) => setAskMe(api, communityId, tagsOfLine(line)),
    onSuccess: (now) => {
      queryClient.setQueryData(queryKey, now);
      setTyped(undefined);
    },
  });
  if (mine.data === undefined) return null;
  const line = typed ?? mine.data.tags.join(", ");
  const isTooMany = tagsOfLine(line).length > limits.askMeTags;
  return (
    <Section title={t("askMe.title")} intro={t("askMe.intro")}>
      <Field
        label={t("write.fields.tags")}
        hint={t("write.fields.tagsHint")}
        validationMessage={isTooMany ? t("askMe.most", { max: limits.askMeTags }) : null}
      >
        <Input value={line} onChange={(_event, { value }) => setTyped(value)} />
      </Field>
      {saving.isError && <ErrorNote error={saving.error} />}
      <div className={layout.row}>
        {typed !== undefined && (
          <Button disabledFocusable={saving.isPending || isTooMany} onClick={() => saving.mutate(typed)}>
            {t("askMe.save")}
          </Button>
        )}
        <span role="status">{saving.isSuccess && typed === undefined && t("askMe.saved")}</span>
      </div>
    </Section>
  );
}
