// Stories that people share with their community, all of them or by what changed.
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSearch } from "wouter";
import { storyCycles, type StoryView } from "../../../../bot/contract/stories.ts";
import { storiesQuery } from "../../api/story-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { AppButtonLink } from "../../components/AppLink.tsx";
import { BackLink } from "../../page/BackLink.tsx";
import { ChoiceLinks } from "../../components/ChoiceLinks.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorScreen } from "../../page/ErrorScreen.tsx";
import { LoadingScreen } from "../../page/LoadingScreen.tsx";
import { PageFrame } from "../../page/PageFrame.tsx";
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
  const back = <BackLink to={paths.community(communityId)}>{t("stories.back")}</BackLink>;

  if (pages.isLoadingError) {
    const notFound = { title: t("errors.community.title"), text: t("errors.community.text") };
    const retry = () => void pages.refetch();
    return <ErrorScreen error={pages.error} onRetry={retry} notFound={notFound} above={back} />;
  }
  if (pages.isPending) return <LoadingScreen label={t("stories.loading")} />;
  const { communityName = "", canHide = false } = pages.data.pages[0] ?? {};
  const stories = pages.data.pages.flatMap((page) => page.stories);
  const isEmpty = stories.length === 0 && !pages.hasNextPage;
  return (
    <PageFrame title={t("stories.title", { name: communityName })} above={back} below={t("stories.intro")}>
      {(!isEmpty || cycle !== undefined) && (
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
      <div>
        <AppButtonLink to={paths.managerPage(communityId)}>{t("stories.page")}</AppButtonLink>
      </div>
    </PageFrame>
  );
}

interface SharedStoryProps {
  communityId: string;
  story: StoryView;
  canHide: boolean;
}

function SharedStory({ communityId, story, canHide }: SharedStoryProps) {
  const { t } = useTranslation();
  const { id, name, isMine, isImported } = story;
  const moderation = useModeration({
    communityId,
    about: { kind: "story", id },
    canHide,
    canReport: !isMine,
    hidden: story.hidden,
  });
  return (
    <StoryCard
      communityId={communityId}
      about={story.about}
      text={story.text}
      cycle={story.cycle}
      createdAt={story.createdAt}
      notes={[
        name === undefined ? t("story.withoutName") : t("story.by", { name }),
        ...(isMine ? [t("story.mine")] : []),
        ...(isImported ? [t("stories.imported")] : []),
      ]}
    >
      {moderation.button !== null && <div>{moderation.button}</div>}
      {moderation.panel}
    </StoryCard>
  );
}
