// Stories that people share with their community, from the first one on.
import { makeStyles, tokens } from "@fluentui/react-components";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { StoryView } from "../../../../bot/contract/stories.ts";
import { storiesQuery } from "../../api/story-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { ShowMore } from "../../components/ShowMore.tsx";
import { StoryCard } from "../../components/story/StoryCard.tsx";
import { useModeration } from "../../moderating/use-moderation.tsx";

const useStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  quiet: { margin: 0, maxWidth: "68ch", color: tokens.colorNeutralForeground3, textWrap: "pretty" },
  list: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    listStyle: "none",
  },
});

export function SharedStories({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const pages = useInfiniteQuery(storiesQuery(useApi(), communityId, "shared"));
  const stories = pages.data?.pages.flatMap((page) => page.stories);
  const canHide = pages.data?.pages[0]?.canHide === true;
  if (pages.isLoadingError) return <ErrorNote error={pages.error} onRetry={() => void pages.refetch()} />;
  if (stories === undefined) return null;
  if (stories.length === 0) {
    return <EmptyState title={t("value.noStories.title")}>{t("value.noStories.text")}</EmptyState>;
  }
  return (
    <section className={styles.section} aria-labelledby="shared-stories">
      <h2 id="shared-stories" className={styles.heading}>
        {t("value.shared")}
      </h2>
      {stories.some(({ isImported }) => isImported) && (
        <p className={styles.quiet}>{t("value.importedWhy")}</p>
      )}
      <ShowMore items={stories} pages={pages}>
        {() => (
          <ul className={styles.list}>
            {stories.map((story) => (
              <SharedStory key={story.id} communityId={communityId} story={story} canHide={canHide} />
            ))}
          </ul>
        )}
      </ShowMore>
    </section>
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
        ...(isImported ? [t("value.imported")] : []),
      ]}
    >
      {moderation.button !== null && <div>{moderation.button}</div>}
      {moderation.panel}
    </StoryCard>
  );
}
