// A page to print: stories that a member chooses, of authors who agree to it. Nothing of tips, problems and other people
// is on it.
import { Button, Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { StoryView } from "../../../../bot/contract/stories.ts";
import { storiesQuery } from "../../api/story-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { BackLink } from "../../page/BackLink.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { CommunityErrorScreen } from "../../page/ErrorScreen.tsx";
import { LoadingScreen } from "../../page/LoadingScreen.tsx";
import { PageFrame } from "../../page/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { sheet } from "../../components/sheet.ts";
import { ShowMore } from "../../components/ShowMore.tsx";
import { useLayout } from "../../components/layout.ts";
import { useDetails } from "../../components/details.ts";

const useStyles = makeStyles({
  fields: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    border: "none",
    margin: 0,
    padding: 0,
  },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase400 },
  page: { ...sheet, "@media print": { boxShadow: "none" } },
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  story: { margin: 0, breakInside: "avoid" },
});

export function ManagerPage({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const details = useDetails();
  const layout = useLayout();
  const pages = useInfiniteQuery(storiesQuery(useApi(), communityId, { show: "forManager" }));
  const [chosenIds, setChosenIds] = useState<readonly string[]>([]);
  const back = <BackLink to={paths.stories(communityId)}>{t("managerPage.back")}</BackLink>;

  if (pages.isLoadingError)
    return <CommunityErrorScreen error={pages.error} onRetry={() => void pages.refetch()} above={back} />;
  if (pages.isPending) return <LoadingScreen label={t("stories.loading")} />;
  const stories = pages.data.pages.flatMap((page) => page.stories);
  const chosen = stories.filter(({ id }) => chosenIds.includes(id));
  const byOf = ({ teller }: StoryView) =>
    teller === undefined ? t("story.withoutName") : t("story.by", { name: teller.name });
  return (
    <PageFrame title={t("managerPage.title")} above={back} below={t("managerPage.intro")}>
      {stories.length === 0 ? (
        <EmptyState title={t("managerPage.choose")}>{t("managerPage.none")}</EmptyState>
      ) : (
        <div className={details.card}>
          <fieldset className={styles.fields}>
            <legend className={styles.legend}>{t("managerPage.choose")}</legend>
            <ShowMore items={stories} pages={pages}>
              {() =>
                stories.map((story) => (
                  <Checkbox
                    key={story.id}
                    label={
                      <>
                        {story.text}
                        <div className={layout.small}>{byOf(story)}</div>
                      </>
                    }
                    checked={chosenIds.includes(story.id)}
                    onChange={(_event, { checked }) => {
                      const others = chosenIds.filter((one) => one !== story.id);
                      setChosenIds(checked === true ? [...others, story.id] : others);
                    }}
                  />
                ))
              }
            </ShowMore>
          </fieldset>
        </div>
      )}
      {chosen.length > 0 && (
        <>
          <section className={styles.page} aria-label={t("managerPage.preview")} data-printed>
            <h2 className={styles.heading}>
              {t("managerPage.heading", { name: pages.data.pages[0]?.communityName ?? "" })}
            </h2>
            {chosen.map((story) => (
              <figure key={story.id} className={styles.story}>
                <blockquote className={details.typed} dir="auto">
                  {story.text}
                </blockquote>
                <figcaption className={details.meta}>
                  {story.cycle !== undefined && <span>{t(`story.cycles.${story.cycle}`)}</span>}
                  <span>{byOf(story)}</span>
                </figcaption>
              </figure>
            ))}
          </section>
          <div>
            <Button appearance="primary" onClick={() => window.print()}>
              {t("managerPage.print")}
            </Button>
          </div>
        </>
      )}
    </PageFrame>
  );
}
