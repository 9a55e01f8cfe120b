import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { communityThanksQuery } from "../../api/thanks-queries.ts";
import { LoadingList } from "../../components/LoadingList.tsx";
import { useApi } from "../../api/use-api.ts";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { useLayout } from "../../components/layout.ts";
import { ShowMore } from "../../components/ShowMore.tsx";
import { CommunityFrame } from "../../page/CommunityFrame.tsx";
import { ThanksAndStories } from "../../page/ThanksAndStories.tsx";
import { ShownThanks } from "./ShownThanks.tsx";

/** What people show of the thanks they received, in the order in which they showed it. */
export function CommunityThanksPage({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  const layout = useLayout();
  const pages = useInfiniteQuery(communityThanksQuery(useApi(), communityId));
  const canHide = pages.data?.pages[0]?.canHide ?? false;
  const all = pages.data?.pages.flatMap(({ thanks }) => thanks) ?? [];
  return (
    <CommunityFrame communityId={communityId} tab="thanks">
      {() => (
        <>
          <ThanksAndStories communityId={communityId} chosen="thanks" />
          {pages.isLoadingError && <ErrorNote error={pages.error} onRetry={() => void pages.refetch()} />}
          {pages.isPending && <LoadingList label={t("thanks.loading")} />}
          {pages.isSuccess && all.length === 0 && (
            <EmptyState title={t("thanks.empty.title")}>{t("thanks.empty.text")}</EmptyState>
          )}
          <ShowMore items={all} pages={pages}>
            {(focusOn) => (
              <ul className={layout.list}>
                {all.map((one) => (
                  <li key={one.id}>
                    <ShownThanks
                      communityId={communityId}
                      thanks={one}
                      canHide={canHide}
                      focused={one.id === focusOn}
                    />
                  </li>
                ))}
              </ul>
            )}
          </ShowMore>
        </>
      )}
    </CommunityFrame>
  );
}
