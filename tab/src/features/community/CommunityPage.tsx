import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { AddRegular, ClipboardPasteRegular } from "@fluentui/react-icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CommunityView } from "../../../../bot/contract/communities.ts";
import type { TipSummary } from "../../../../bot/contract/tips.ts";
import { communityPageQuery } from "../../api/queries.ts";
import { useApi } from "../../api/use-api.ts";
import { AppButtonLink } from "../../components/AppLink.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { ErrorScreen } from "../../components/ErrorScreen.tsx";
import { LoadingScreen } from "../../components/LoadingScreen.tsx";
import { Note } from "../../components/Note.tsx";
import { PageFrame } from "../../components/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { TipList } from "../../components/TipList.tsx";
import { TipSearch } from "../../components/TipSearch.tsx";
import { JoinButton } from "./JoinButton.tsx";

const useStyles = makeStyles({
  purpose: { margin: 0, maxWidth: "68ch", color: tokens.colorNeutralForeground2, textWrap: "pretty" },
  actions: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    // Both side by side on the smallest phones too.
    "@media (max-width: 359px)": { "& .fui-Button__icon": { display: "none" } },
  },
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  more: { alignSelf: "center" },
});

/** What a community knows: the same for everybody who opens the channel's tab. */
export function CommunityPage({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  const page = useInfiniteQuery(communityPageQuery(useApi(), communityId));

  if (page.isLoadingError) {
    const notFound = { title: t("errors.community.title"), text: t("errors.community.text") };
    return <ErrorScreen error={page.error} onRetry={() => void page.refetch()} notFound={notFound} />;
  }
  const community = page.data?.pages[0]?.community;
  if (community === undefined) return <LoadingScreen label={t("community.loading")} />;

  const tips = page.data?.pages.flatMap((part) => part.tips) ?? [];
  return (
    <Community
      community={community}
      tips={tips}
      hasMore={page.hasNextPage}
      isShowingMore={page.isFetchingNextPage}
      moreError={page.isFetchNextPageError ? page.error : undefined}
      onShowMore={() => void page.fetchNextPage()}
    />
  );
}

interface CommunityProps {
  community: CommunityView;
  tips: readonly TipSummary[];
  hasMore: boolean;
  isShowingMore: boolean;
  moreError: unknown;
  onShowMore: () => void;
}

function Community({ community, ...list }: CommunityProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <PageFrame
      title={community.name}
      actions={<JoinButton communityId={community.id} />}
      below={
        community.purpose !== "" && (
          <p className={styles.purpose} dir="auto">
            {community.purpose}
          </p>
        )
      }
    >
      {community.isSample && <Note>{t("community.sample")}</Note>}
      <div className={styles.actions}>
        <AppButtonLink appearance="primary" icon={<AddRegular />} to={paths.newTip(community.id)}>
          {t("community.writeTip")}
        </AppButtonLink>
        <AppButtonLink icon={<ClipboardPasteRegular />} to={paths.newTipFromMessage(community.id)}>
          {t("community.pasteMessage")}
        </AppButtonLink>
      </div>
      {list.tips.length === 0 ? (
        <EmptyState title={t("community.empty.title")}>{t("community.empty.text")}</EmptyState>
      ) : (
        <TipSearch scope={{ communityId: community.id }} label={t("search.label")}>
          <NewestTips {...list} />
        </TipSearch>
      )}
    </PageFrame>
  );
}

function NewestTips({
  tips,
  hasMore,
  isShowingMore,
  moreError,
  onShowMore,
}: Omit<CommunityProps, "community">) {
  const { t } = useTranslation();
  const styles = useStyles();
  /** How many tips stood there when more were asked for: the focus goes to the first one after them. */
  const [shownBefore, setShownBefore] = useState<number>();
  const firstNew = shownBefore === undefined ? undefined : tips[shownBefore]?.id;

  return (
    <section className={styles.section} aria-labelledby="newest-tips">
      <h2 id="newest-tips" className={styles.heading}>
        {t("community.newest")}
      </h2>
      <TipList tips={tips} focusOn={firstNew} />
      {moreError !== undefined && <ErrorNote error={moreError} onRetry={onShowMore} />}
      {hasMore && (
        <Button
          className={styles.more}
          disabledFocusable={isShowingMore}
          onClick={() => {
            setShownBefore(tips.length);
            onShowMore();
          }}
        >
          {t("community.showMore")}
        </Button>
      )}
    </section>
  );
}
