// One's own stories, to change and to take back, and what one's own help changed for others.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HeardStoryView, MyStoryView } from "../../../../bot/contract/stories.ts";
import { heardStoriesQuery, myStoriesQuery } from "../../api/story-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { AppLink } from "../../components/AppLink.tsx";
import { BackLink } from "../../components/BackLink.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { ErrorScreen } from "../../components/ErrorScreen.tsx";
import { LoadingScreen } from "../../components/LoadingScreen.tsx";
import { PageFrame } from "../../components/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { ShowMore } from "../../components/ShowMore.tsx";
import { StoryCard } from "../../components/story/StoryCard.tsx";
import { StoryForm } from "../../components/story/StoryForm.tsx";
import { useStoryChange } from "../../components/story/use-story-change.ts";
import { useModeration } from "../../moderating/use-moderation.tsx";

const useStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    listStyle: "none",
  },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
  said: { margin: 0, ":empty": { display: "none" } },
});

export function MyStoriesPage() {
  const { t } = useTranslation();
  const styles = useStyles();
  const pages = useInfiniteQuery(myStoriesQuery(useApi()));
  const [said, setSaid] = useState<"saved" | "takenBack">();
  const back = <BackLink to={paths.home}>{t("myStories.back")}</BackLink>;

  if (pages.isLoadingError) {
    return <ErrorScreen error={pages.error} onRetry={() => void pages.refetch()} above={back} />;
  }
  if (pages.isPending) return <LoadingScreen label={t("myStories.loading")} />;
  const stories = pages.data.pages.flatMap((page) => page.stories);
  return (
    <PageFrame title={t("myStories.title")} above={back} below={t("myStories.intro")}>
      <p role="status" className={styles.said}>
        {said !== undefined && t(`story.${said}`)}
      </p>
      {stories.length === 0 && !pages.hasNextPage ? (
        <EmptyState title={t("myStories.empty.title")}>{t("myStories.empty.text")}</EmptyState>
      ) : (
        <ShowMore items={stories} pages={pages}>
          {() => (
            <ul className={styles.list}>
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
  const styles = useStyles();
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
        ...(hasWords
          ? [
              // Who reads a hidden one is said with that.
              ...(story.hidden === undefined
                ? [t(readers === "community" ? "myStories.readersCommunity" : "myStories.readersHelpers")]
                : []),
              t(withName ? "myStories.named" : "myStories.unnamed"),
            ]
          : []),
        ...(forManager ? [t("myStories.onPage")] : []),
      ]}
    >
      <div className={styles.actions}>
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
  const styles = useStyles();
  const heard = useQuery(heardStoriesQuery(useApi()));
  if (heard.isLoadingError) return <ErrorNote error={heard.error} onRetry={() => void heard.refetch()} />;
  if (heard.data === undefined) return null;
  const { stories } = heard.data;
  return (
    <section className={styles.section} aria-labelledby="heard-stories">
      <h2 id="heard-stories" className={styles.heading}>
        {t("myStories.heard")}
      </h2>
      {stories.length === 0 ? (
        <p className={styles.quiet}>{t("myStories.heardNone")}</p>
      ) : (
        <ul className={styles.list}>
          {stories.map((story) => (
            <HeardStory key={story.id} story={story} />
          ))}
        </ul>
      )}
    </section>
  );
}

function HeardStory({ story }: { story: HeardStoryView }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { problem, name } = story;
  return (
    <StoryCard
      communityId={story.communityId}
      about={story.about}
      text={story.text}
      withoutText={t("myStories.helped")}
      cycle={story.cycle}
      createdAt={story.createdAt}
      notes={[
        ...(name === undefined ? [] : [t("story.by", { name })]),
        t("myStories.inCommunity", { name: story.communityName }),
      ]}
    >
      {problem !== undefined && (
        <p className={styles.quiet}>
          {t("myStories.from")}{" "}
          <AppLink to={paths.problem(problem.communityId, problem.id)}>{problem.title}</AppLink>
        </p>
      )}
    </StoryCard>
  );
}
