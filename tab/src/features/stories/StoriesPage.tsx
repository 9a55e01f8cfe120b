// Stories that people share with their community, all of them or by what changed.
import { useInfiniteQuery } from "@tanstack/react-query";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useSearch } from "wouter";
import { storyCycles, type StoryView } from "../../../../bot/contract/stories.ts";
import { storiesQuery } from "../../api/story-queries.ts";
import { LoadingList } from "../../components/LoadingList.tsx";
import { useApi } from "../../api/use-api.ts";
import { AppButtonLink } from "../../components/AppLink.tsx";
import { ChoiceLinks } from "../../components/ChoiceLinks.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { MoreButton } from "../../entries/MoreButton.tsx";
import { CommunityFrame } from "../../page/CommunityFrame.tsx";
import { ThanksAndStories } from "../../page/ThanksAndStories.tsx";
import { paths } from "../../components/paths.ts";
import { ShowMore } from "../../components/ShowMore.tsx";
import { StoryCard } from "./StoryCard.tsx";
import { useLayout } from "../../components/layout.ts";
import { useModeration } from "../../moderating/use-moderation.tsx";

export function StoriesPage({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  const layout = useLayout();
  const search = new URLSearchParams(useSearch());
  const cycle = storyCycles.find((one) => one === search.get("cycle"));
  const pages = useInfiniteQuery(storiesQuery(useApi(), communityId, { show: "shared", cycle }));
  const canHide = pages.data?.pages[0]?.canHide ?? false;
  const stories = pages.data?.pages.flatMap((page) => page.stories) ?? [];
  const isEmpty = pages.isSuccess && stories.length === 0 && !pages.hasNextPage;
  return (
    <CommunityFrame communityId={communityId} tab="thanks">
      {() => (
        <>
          <ThanksAndStories communityId={communityId} chosen="stories" />
          {pages.isLoadingError && <ErrorNote error={pages.error} onRetry={() => void pages.refetch()} />}
          {pages.isPending && <LoadingList label={t("stories.loading")} />}
          {!pages.isPending && (!isEmpty || cycle !== undefined) && (
            <ChoiceLinks
              label={t("stories.byCycle")}
              choices={[
                { to: paths.stories(communityId), name: t("stories.all"), isChosen: cycle === undefined },
                ...storyCycles.map((one) => ({
                  to: paths.storiesByCycle(communityId, one),
                  name: t(`story.cycles.${one}`),
                  isChosen: one === cycle,
                })),
              ]}
            />
          )}
          {isEmpty && cycle === undefined && (
            <EmptyState title={t("stories.none.title")}>{t("stories.none.text")}</EmptyState>
          )}
          {isEmpty && cycle !== undefined && <p>{t("stories.noneOfKind")}</p>}
          <ShowMore items={stories} pages={pages}>
            {() => (
              <ul className={layout.list}>
                {stories.map((story) => (
                  <SharedStory key={story.id} communityId={communityId} story={story} canHide={canHide} />
                ))}
              </ul>
            )}
          </ShowMore>
          {stories.length > 0 && (
            <div>
              <AppButtonLink to={paths.managerPage(communityId)}>{t("stories.page")}</AppButtonLink>
            </div>
          )}
        </>
      )}
    </CommunityFrame>
  );
}

interface SharedStoryProps {
  communityId: string;
  story: StoryView;
  canHide: boolean;
}

function SharedStory({ communityId, story, canHide }: SharedStoryProps) {
  const { t } = useTranslation();
  const moreId = useId();
  const { id, teller, isMine, isImported } = story;
  const moderation = useModeration({
    communityId,
    about: { kind: "story", id },
    canHide,
    canReport: !isMine,
    hidden: story.hidden,
    openerId: moreId,
  });
  return (
    <StoryCard
      communityId={communityId}
      about={story.about}
      text={story.text}
      cycle={story.cycle}
      createdAt={story.createdAt}
      teller={teller}
      more={<MoreButton id={moreId} label={t("story.more")} entries={moderation.choice} />}
      notes={[
        ...(teller === undefined ? [t("story.withoutName")] : []),
        ...(isMine ? [t("story.mine")] : []),
        ...(isImported ? [t("stories.imported")] : []),
      ]}
    >
      {moderation.panel}
    </StoryCard>
  );
}
