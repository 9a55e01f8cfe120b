import { makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { AddRegular, ClipboardPasteRegular, QuestionCircleRegular } from "@fluentui/react-icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Suspense, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSearch } from "wouter";
import type { CommunityView } from "../../../../bot/contract/communities.ts";
import type { EntrySummary } from "../../../../bot/contract/entries.ts";
import type { TipSummary } from "../../../../bot/contract/tips.ts";
import { problemChoiceIn } from "../../api/entry-choice.ts";
import { communityPageQuery } from "../../api/queries.ts";
import { useApi } from "../../api/use-api.ts";
import { AppButtonLink } from "../../components/AppLink.tsx";
import { ChoiceLinks } from "../../components/ChoiceLinks.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { EntryList } from "../../entries/EntryList.tsx";
import { ErrorScreen } from "../../page/ErrorScreen.tsx";
import { later } from "../../components/later.ts";
import { LoadingScreen } from "../../page/LoadingScreen.tsx";
import { Note } from "../../components/Note.tsx";
import { PageFrame } from "../../page/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { ShowMore, type MorePages } from "../../components/ShowMore.tsx";
import { TipSearch } from "../../entries/TipSearch.tsx";
import { useLayout } from "../../components/layout.ts";
import { Part } from "../../components/Part.tsx";
import { addStartingKitStrings } from "../../strings/strings.ts";
import { CommunityNotes } from "./CommunityNotes.tsx";
import { JoinButton } from "./JoinButton.tsx";

const useStyles = makeStyles({
  actions: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    // Side by side on the smallest phones too.
    "@media (max-width: 359px)": { "& .fui-Button__icon": { display: "none" } },
  },
});

/** Loaded where something is pinned; nothing has to be asked for it. */
const Board = later(async () => (await import("./Board.tsx")).Board);
const StartingKit = later(async () => (await import("./StartingKit.tsx")).StartingKit, addStartingKitStrings);
const ProblemsPart = later(async () => (await import("./ProblemsPart.tsx")).ProblemsPart);

/** What a community knows: the same for everybody who opens the channel's tab. */
export function CommunityPage({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  const page = useInfiniteQuery(communityPageQuery(useApi(), communityId));

  if (page.isLoadingError) {
    const notFound = { title: t("errors.community.title"), text: t("errors.community.text") };
    return <ErrorScreen error={page.error} onRetry={() => void page.refetch()} notFound={notFound} />;
  }
  const { community, board = [], iAmSteward = false } = page.data?.pages[0] ?? {};
  if (community === undefined) return <LoadingScreen label={t("community.loading")} />;

  const tips = page.data?.pages.flatMap((part) => part.tips) ?? [];
  return (
    <Community
      community={community}
      board={board}
      beside={
        iAmSteward &&
        community.closed === undefined && (
          <Suspense>
            <StartingKit communityId={community.id} newestTipId={tips[0]?.id} />
          </Suspense>
        )
      }
    >
      <NewestTips tips={tips} pages={page} />
    </Community>
  );
}

interface CommunityProps {
  community: CommunityView;
  board: readonly EntrySummary[];
  /** For stewards. */
  beside: ReactNode;
  children: ReactNode;
}

/** `children`: its tips. Its problems stand there instead when the address says so. */
function Community({ community, board, beside, children }: CommunityProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  const problems = problemChoiceIn(useSearch());
  const isTips = problems === undefined;
  return (
    <PageFrame
      title={community.name}
      actions={<JoinButton communityId={community.id} />}
      below={
        community.purpose !== "" && (
          <p className={layout.intro} dir="auto">
            {community.purpose}
          </p>
        )
      }
    >
      {community.isSample && <Note>{t("community.sample")}</Note>}
      <CommunityNotes community={community}>{beside}</CommunityNotes>
      <div className={styles.actions}>
        <AppButtonLink
          appearance={isTips ? "secondary" : "primary"}
          icon={<QuestionCircleRegular />}
          to={paths.ask(community.id)}
        >
          {t("community.ask")}
        </AppButtonLink>
        <AppButtonLink
          appearance={isTips ? "primary" : "secondary"}
          icon={<AddRegular />}
          to={paths.newTip(community.id)}
        >
          {t("community.writeTip")}
        </AppButtonLink>
        <AppButtonLink icon={<ClipboardPasteRegular />} to={paths.newTipFromMessage(community.id)}>
          {t("community.pasteMessage")}
        </AppButtonLink>
      </div>
      {board.length > 0 && (
        <Suspense>
          <Board communityId={community.id} entries={board} />
        </Suspense>
      )}
      <TipSearch scope={{ communityId: community.id }} label={t("search.label")}>
        <ChoiceLinks
          label={t("community.parts")}
          choices={[
            { to: paths.community(community.id), name: t("community.tips"), isChosen: isTips },
            { to: paths.problems(community.id), name: t("community.problems"), isChosen: !isTips },
          ]}
        />
        {problems === undefined ? (
          children
        ) : (
          <Suspense fallback={<Spinner size="tiny" />}>
            <ProblemsPart communityId={community.id} choice={problems} />
          </Suspense>
        )}
      </TipSearch>
    </PageFrame>
  );
}

function NewestTips({ tips, pages }: { tips: readonly TipSummary[]; pages: MorePages }) {
  const { t } = useTranslation();
  if (tips.length === 0) {
    return <EmptyState title={t("community.empty.title")}>{t("community.empty.text")}</EmptyState>;
  }
  return (
    <Part title={t("community.newest")}>
      <ShowMore items={tips} pages={pages}>
        {(focusOn) => <EntryList entries={tips.map((tip) => ({ kind: "tip", ...tip }))} focusOn={focusOn} />}
      </ShowMore>
    </Part>
  );
}
