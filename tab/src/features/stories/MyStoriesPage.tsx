// One's own stories, to change and to take back, and what one's own help changed for others.
import { Button } from "@fluentui/react-components";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HeardStoryView, MyStoryView } from "../../../../bot/contract/stories.ts";
import { heardStoriesQuery, myStoriesQuery } from "../../api/story-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { AppLink } from "../../components/AppLink.tsx";
import { BackLink } from "../../page/BackLink.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { ErrorScreen } from "../../page/ErrorScreen.tsx";
import { LoadingScreen } from "../../page/LoadingScreen.tsx";
import { PageFrame } from "../../page/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { ShowMore } from "../../components/ShowMore.tsx";
import { StoryCard } from "./StoryCard.tsx";
import { StoryForm } from "./StoryForm.tsx";
import { useStoryChange } from "./use-story-change.ts";
import { useLayout } from "../../components/layout.ts";
import { Part } from "../../components/Part.tsx";
import { useModeration } from "../../moderating/use-moderation.tsx";

export function MyStoriesPage() {
  const { t } = useTranslation();
  const layout = useLayout();
  const pages = useInfiniteQuery(myStoriesQuery(useApi()));
  const [said, setSaid] = useState<"saved" | "takenBack">();
  const back = <BackLink to={paths.home}>{t("home.title")}</BackLink>;

  if (pages.isLoadingError) {
    return <ErrorScreen error={pages.error} onRetry={() => void pages.refetch()} above={back} />;
  }
  if (pages.isPending) return <LoadingScreen label={t("myStories.loading")} />;
  const stories = pages.data.pages.flatMap((page) => page.stories);
  return (
    <PageFrame title={t("myStories.title")} above={back} below={t("myStories.intro")}>
      <p role="status" className={layout.said}>
        {said !== undefined && t(`story.${said}`)}
      </p>
      {stories.length === 0 && !pages.hasNextPage ? (
        <EmptyState title={t("stories.none.title")}>{t("stories.none.text")}</EmptyState>
      ) : (
        <ShowMore items={stories} pages={pages}>
          {() => (
            <ul className={layout.list}>
              {stories.map((story) => (
                <MyStory key={story.id} story={story} onDone={setSaid} />
              ))}
            </ul>
          )}
        </ShowMore>
      )}
      <Heard />
    </PageFrame>
  );
}

function MyStory({ story, onDone }: { story: MyStoryView; onDone: (done: "saved" | "takenBack") => void }) {
  const { t } = useTranslation();
  const layout = useLayout();
  const [isEdited, setIsEdited] = useState(false);
  const change = useStoryChange(story.communityId, story.about);
  const { communityName, readers, withName, forManager } = story;
  const hasWords = story.text !== "";
  const moderation = useModeration({
    communityId: story.communityId,
    about: { kind: "story", id: story.id },
    canHide: false,
    canReport: false,
    hidden: story.hidden,
  });
  if (isEdited) {
    return (
      <li>
        <StoryForm
          story={story}
          onDone={(isSaved) => {
            setIsEdited(false);
            if (isSaved) onDone("saved");
          }}
        />
      </li>
    );
  }
  return (
    <StoryCard
      communityId={story.communityId}
      about={story.about}
      text={story.text}
      withoutText={t("story.said")}
      cycle={story.cycle}
      createdAt={story.createdAt}
      notes={[
        communityName === ""
          ? t("myStories.goneCommunity")
          : t("myStories.inCommunity", { name: communityName }),
        // Who reads a hidden one is said with that.
        ...(hasWords && story.hidden === undefined
          ? [t(`myStories.${readers}${withName ? "Named" : "Unnamed"}`)]
          : []),
        ...(forManager ? [t("myStories.onPage")] : []),
      ]}
    >
      <div className={layout.row}>
        <Button size="small" onClick={() => setIsEdited(true)}>
          {t("story.change")}
        </Button>
        <Button
          size="small"
          appearance="subtle"
          disabledFocusable={change.isPending}
          // By then this story has left the list.
          onClick={() =>
            void change.mutateAsync({ takeBack: story }).then(
              () => onDone("takenBack"),
              () => undefined,
            )
          }
        >
          {t("story.takeBack")}
        </Button>
      </div>
      {moderation.panel}
      {change.isError && <ErrorNote error={change.error} />}
    </StoryCard>
  );
}

function Heard() {
  const { t } = useTranslation();
  const layout = useLayout();
  const heard = useQuery(heardStoriesQuery(useApi()));
  if (heard.isLoadingError) return <ErrorNote error={heard.error} onRetry={() => void heard.refetch()} />;
  if (heard.data === undefined) return null;
  const { stories } = heard.data;
  return (
    <Part title={t("myStories.heard")}>
      {stories.length === 0 ? (
        <p className={layout.quiet}>{t("myStories.heardNone")}</p>
      ) : (
        <ul className={layout.list}>
          {stories.map((story) => (
            <HeardStory key={story.id} story={story} />
          ))}
        </ul>
      )}
    </Part>
  );
}

function HeardStory({ story }: { story: HeardStoryView }) {
  const { t } = useTranslation();
  const layout = useLayout();
  const { problem } = story;
  return (
    <StoryCard
      communityId={story.communityId}
      about={story.about}
      text={story.text}
      withoutText={t("myStories.helped")}
      cycle={story.cycle}
      createdAt={story.createdAt}
      teller={story.teller}
      notes={[t("myStories.inCommunity", { name: story.communityName })]}
    >
      {problem !== undefined && (
        <p className={layout.quiet}>
          <AppLink to={paths.problem(problem.communityId, problem.id)}>
            {t("solutionTip.from", { title: problem.title })}
          </AppLink>
        </p>
      )}
    </StoryCard>
  );
}
