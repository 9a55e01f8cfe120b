// What all pages of a community have around them: who it is, what can be done with it, the search and the parts.
import { useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CommunityPageView } from "../../../bot/contract/community-page.ts";
import { communityPageQuery, type CommunityTips } from "../api/queries.ts";
import { useApi } from "../api/use-api.ts";
import { useLayout } from "../components/layout.ts";
import type { MorePages } from "../components/ShowMore.tsx";
import { TipSearch } from "../entries/TipSearch.tsx";
import { CommunityHeader } from "./CommunityHeader.tsx";
import { CommunityNotes } from "./CommunityNotes.tsx";
import { CommunityTabs, type CommunityTab } from "./CommunityTabs.tsx";
import { CommunityErrorScreen } from "./ErrorScreen.tsx";
import { LoadingScreen } from "./LoadingScreen.tsx";
import { NewMenu } from "./NewMenu.tsx";

/** What a community's own page shows, and its tips, newest first, as far as they came. */
export interface OpenedCommunity {
  readonly first: CommunityPageView;
  readonly tips: CommunityPageView["tips"];
  readonly pages: MorePages;
}

export interface CommunityFrameProps {
  communityId: string;
  tab: CommunityTab;
  children: (opened: OpenedCommunity) => ReactNode;
}

const isFirst = (page: CommunityTips | undefined): page is CommunityPageView => page?.community !== undefined;

export function CommunityFrame({ communityId, tab, children }: CommunityFrameProps) {
  const { t } = useTranslation();
  const layout = useLayout();
  const pages = useInfiniteQuery(communityPageQuery(useApi(), communityId));
  const first = pages.data?.pages[0];

  if (pages.isLoadingError)
    return <CommunityErrorScreen error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!isFirst(first)) return <LoadingScreen label={t("app.loading")} />;
  const tips = pages.data?.pages.flatMap((page) => page.tips) ?? [];
  const content = children({ first, tips, pages });
  return (
    <CommunityHeader first={first}>
      <CommunityNotes community={first.community} />
      {first.isEmpty && tab === "overview" ? (
        content
      ) : (
        <TipSearch
          scope={{ communityId }}
          label={t("search.label")}
          beside={<NewMenu communityId={communityId} />}
        >
          <CommunityTabs communityId={communityId} chosen={tab} />
          <div className={layout.column}>{content}</div>
        </TipSearch>
      )}
    </CommunityHeader>
  );
}
