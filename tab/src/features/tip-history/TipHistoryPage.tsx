import { Button, makeStyles } from "@fluentui/react-components";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { RevisionView } from "../../../../bot/contract/revisions.ts";
import { isolated } from "../../../../bot/contract/text-direction.ts";
import { keys } from "../../api/queries.ts";
import { restoreRevision, revisionsQuery } from "../../api/tip-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { BackLink } from "../../page/BackLink.tsx";
import { Day } from "../../components/Day.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { ErrorScreen } from "../../page/ErrorScreen.tsx";
import { LoadingScreen } from "../../page/LoadingScreen.tsx";
import { PageFrame } from "../../page/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { usePersonName } from "../../components/use-person-name.ts";
import { useDetails } from "../../components/details.ts";
import { useLayout } from "../../components/layout.ts";
import { TextChanges } from "./TextChanges.tsx";

const useStyles = makeStyles({
  action: { alignSelf: "flex-start" },
});

/** What a tip said before, and what each change changed. */
export function TipHistoryPage({ communityId, tipId }: { communityId: string; tipId: string }) {
  const { t } = useTranslation();
  const layout = useLayout();
  const api = useApi();
  const queryClient = useQueryClient();
  const history = useInfiniteQuery(revisionsQuery(api, communityId, tipId));
  const restore = useMutation({
    mutationFn: (what: { number: number; version: string }) => restoreRevision(api, communityId, tipId, what),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.community(communityId) }),
  });
  const above = <BackLink to={paths.tip(communityId, tipId)}>{t("write.backToTip")}</BackLink>;

  if (history.isLoadingError) {
    const notFound = { title: t("tip.missing.title"), text: t("tip.missing.text") };
    return (
      <ErrorScreen
        error={history.error}
        onRetry={() => void history.refetch()}
        notFound={notFound}
        above={above}
      />
    );
  }
  const first = history.data?.pages[0];
  if (first === undefined) return <LoadingScreen label={t("history.loading")} />;

  const former = history.data?.pages.flatMap(({ revisions }) => revisions) ?? [];
  const all = [first.current, ...former];
  return (
    <PageFrame
      title={t("history.of", { title: first.current.title })}
      above={above}
      below={former.length === 0 && <p className={layout.quiet}>{t("history.none")}</p>}
    >
      <span role="status" className={layout.quiet}>
        {restore.isSuccess && t("history.restoredNow")}
      </span>
      {restore.isError && <ErrorNote error={restore.error} />}
      {all.map((revision, index) => (
        <Revision
          key={revision.number}
          revision={revision}
          before={all[index + 1]}
          isNow={index === 0}
          isRestoring={restore.isPending}
          onRestore={() => restore.mutate({ number: revision.number, version: first.version })}
        />
      ))}
      {history.isFetchNextPageError && (
        <ErrorNote error={history.error} onRetry={() => void history.fetchNextPage()} />
      )}
      {history.hasNextPage && (
        <Button disabledFocusable={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {t("history.showMore")}
        </Button>
      )}
    </PageFrame>
  );
}

interface RevisionProps {
  revision: RevisionView;
  /** What it changed; undefined for the first and for the last that is shown. */
  before: RevisionView | undefined;
  isNow: boolean;
  isRestoring: boolean;
  onRestore: () => void;
}

function Revision({ revision, before, isNow, isRestoring, onRestore }: RevisionProps) {
  const { t } = useTranslation();
  const personName = usePersonName();
  const styles = useStyles();
  const layout = useLayout();
  const details = useDetails();
  const heading = `revision-${revision.number}`;
  return (
    <article className={details.card} aria-labelledby={heading}>
      <h2 id={heading} className={details.smallHeading}>
        <Day
          of={revision.at}
          within={(day) => {
            if (revision.by === undefined) return isNow ? t("history.now", { day }) : day;
            return t(isNow ? "history.nowBy" : "history.by", { name: personName(revision.by), day });
          }}
        />
      </h2>
      {revision.restored !== undefined && <p className={layout.quiet}>{t("history.restored")}</p>}
      {revision.note !== undefined && (
        <p className={layout.quiet} dir="auto">
          {revision.note}
        </p>
      )}
      {before === undefined ? (
        <p className={details.typed} dir="auto">
          {revision.title}
          {"\n\n"}
          {revision.markdown}
        </p>
      ) : (
        <TextChanges before={before} after={revision} />
      )}
      {revision.tags.length > 0 && (
        <p className={layout.quiet} dir="auto">
          {t("history.tags", { tags: revision.tags.map(isolated) })}
        </p>
      )}
      {!isNow && (
        <Button className={styles.action} disabledFocusable={isRestoring} onClick={onRestore}>
          {t("history.restore")}
        </Button>
      )}
    </article>
  );
}
