import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { limits } from "../../../../bot/contract/limits.ts";
import type { DraftSummary, DraftView } from "../../../../bot/contract/drafts.ts";
import type { Api } from "../../api/client.ts";
import { draftsQuery, forgetDraft, keepDraft, readDraft } from "../../api/personal-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { AppLink } from "../../components/AppLink.tsx";
import { Day } from "../../components/Day.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { sheet } from "../../components/sheet.ts";
import { useLayout } from "../../components/layout.ts";
import { Part } from "../../components/Part.tsx";
import { SaidWithUndo } from "../../components/SaidWithUndo.tsx";
import { forgetKept } from "../../writing/draft-store.ts";

const useStyles = makeStyles({
  list: {
    ...sheet,
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    listStyle: "none",
  },
  title: { flex: "1 1 200px", minWidth: 0 },
});

/** What this person typed and has not sent: to go on with, or to discard. */
export function Drafts() {
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  const api = useApi();
  const queryClient = useQueryClient();
  const drafts = useQuery(draftsQuery(api));
  const readAnew = () => queryClient.invalidateQueries({ queryKey: draftsQuery(api).queryKey });
  const throwing = useMutation({
    mutationFn: (draft: DraftSummary) => throwAway(api, draft),
    onSuccess: readAnew,
  });
  const restoring = useMutation({
    mutationFn: (draft: DraftView) => restore(api, draft),
    onSuccess: async () => {
      throwing.reset();
      await readAnew();
    },
  });
  const thrown = throwing.data;

  const known = drafts.data?.drafts ?? [];
  if (known.length === 0 && thrown === undefined) return null;
  return (
    <Part title={t("drafts.title")}>
      {known.length > 0 && (
        <ul className={styles.list}>
          {known.map((draft) => (
            <li key={draft.key} className={layout.wideRow}>
              <AppLink to={draft.path} className={styles.title}>
                <span dir="auto">{draft.title === "" ? t("drafts.untitled") : draft.title}</span>
              </AppLink>
              <span className={layout.small}>
                <Day of={draft.keptAt} />
              </span>
              <Button
                size="small"
                appearance="subtle"
                aria-label={t("drafts.throwAwayOf", { title: draft.title })}
                disabledFocusable={throwing.isPending}
                onClick={() => throwing.mutate(draft)}
              >
                {t("drafts.throwAway")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <SaidWithUndo
        said={thrown && t("drafts.thrownAway", { title: thrown.title })}
        isBusy={restoring.isPending}
        onUndo={() => thrown && restoring.mutate(thrown)}
      />
      {(throwing.isError || restoring.isError) && <ErrorNote error={throwing.error ?? restoring.error} />}
      <p className={layout.small}>{t("drafts.hint", { count: limits.draftDays })}</p>
    </Part>
  );
}

/** Gives back what it was, so that it can be brought back. */
async function throwAway(api: Api, { key }: DraftSummary): Promise<DraftView> {
  const draft = await readDraft(api, key);
  await forgetDraft(api, key, draft.version);
  forgetKept(() => sessionStorage, key);
  return draft;
}

/** With what was typed elsewhere beside it, as it was. */
async function restore(api: Api, { key, title, path, content, others }: DraftView): Promise<void> {
  for (const one of [...others.map((other) => other.content), content]) {
    await keepDraft(api, key, { title, path, content: one, writer: crypto.randomUUID() });
  }
}
