import { Button, Checkbox, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearch } from "wouter";
import { limits } from "../../../../bot/contract/limits.ts";
import { makeManagerPage, storiesQuery } from "../../api/story-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { BackLink } from "../../components/BackLink.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { ErrorScreen } from "../../components/ErrorScreen.tsx";
import { LazyMarkdown } from "../../components/LazyMarkdown.tsx";
import { LoadingScreen } from "../../components/LoadingScreen.tsx";
import { Note } from "../../components/Note.tsx";
import { PageFrame } from "../../components/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { saveFile } from "../../components/save-file.ts";
import { sheet } from "../../components/sheet.ts";
import { ShowMore } from "../../components/ShowMore.tsx";
import { dateLocale } from "../../words/words.ts";
import { managerMarkdown } from "./manager-markdown.ts";
import { yearIn } from "./year.ts";

const useStyles = makeStyles({
  intro: { margin: 0, maxWidth: "68ch", color: tokens.colorNeutralForeground2, textWrap: "pretty" },
  choose: sheet,
  fields: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    border: "none",
    margin: 0,
    padding: 0,
  },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase400 },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  page: { ...sheet, ":focus": { outline: "none" }, "@media print": { boxShadow: "none" } },
});

/** Chosen stories and the figures of a year, as a page to hand over: each story only as long as its teller agrees. */
export function ManagerPage({ communityId }: { communityId: string }) {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  const api = useApi();
  const year = yearIn(useSearch()) ?? new Date().getUTCFullYear();
  const pages = useInfiniteQuery(storiesQuery(api, communityId, "forManager"));
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const page = useRef<HTMLElement>(null);
  const making = useMutation({
    mutationFn: () => makeManagerPage(api, communityId, { year, storyIds: [...chosen] }),
  });
  const back = <BackLink to={paths.valueOf(communityId, year)}>{t("managerPage.back")}</BackLink>;
  const made = making.data;
  useEffect(() => {
    if (made !== undefined) page.current?.focus();
  }, [made]);

  if (pages.isLoadingError) {
    const notFound = { title: t("errors.community.title"), text: t("errors.community.text") };
    const retry = () => void pages.refetch();
    return <ErrorScreen error={pages.error} onRetry={retry} notFound={notFound} above={back} />;
  }
  if (pages.isPending) return <LoadingScreen label={t("managerPage.loading")} />;
  const stories = pages.data.pages.flatMap((one) => one.stories);
  const isTooMany = chosen.length > limits.storiesOnManagerPage;
  const locale = dateLocale(i18n.language, i18n.resolvedLanguage ?? "en");
  const markdown = made === undefined ? "" : managerMarkdown(made, t, locale);
  return (
    <PageFrame
      title={t("managerPage.title")}
      above={back}
      below={<p className={styles.intro}>{t("managerPage.intro")}</p>}
    >
      <div className={styles.choose}>
        {stories.length === 0 ? (
          <EmptyState title={t("managerPage.choose")}>{t("managerPage.none")}</EmptyState>
        ) : (
          <fieldset className={styles.fields}>
            <legend className={styles.legend}>{t("managerPage.choose")}</legend>
            <ShowMore items={stories} pages={pages}>
              {() =>
                stories.map(({ id, text, name }) => (
                  <Checkbox
                    key={id}
                    label={`${text} – ${name === undefined ? t("story.withoutName") : t("story.by", { name })}`}
                    checked={chosen.includes(id)}
                    onChange={(_event, { checked }) => {
                      const others = chosen.filter((one) => one !== id);
                      setChosen(checked === true ? [...others, id] : others);
                    }}
                  />
                ))
              }
            </ShowMore>
          </fieldset>
        )}
        {isTooMany && <Note>{t("managerPage.tooMany", { max: limits.storiesOnManagerPage })}</Note>}
        <div className={styles.actions}>
          <Button
            appearance="primary"
            disabledFocusable={making.isPending || isTooMany}
            {...(making.isPending && { icon: <Spinner size="tiny" /> })}
            onClick={() => making.mutate()}
          >
            {t(making.isPending ? "managerPage.making" : "managerPage.make")}
          </Button>
        </div>
        {making.isError && <ErrorNote error={making.error} />}
      </div>
      {made !== undefined && (
        <>
          {made.leftOut > 0 && <Note>{t("managerPage.leftOut", { count: made.leftOut })}</Note>}
          <section
            ref={page}
            className={styles.page}
            tabIndex={-1}
            aria-label={t("managerPage.preview")}
            data-printed
          >
            <LazyMarkdown text={markdown} topHeading={2} />
          </section>
          <div className={styles.actions}>
            <Button
              onClick={() =>
                saveFile(new Blob([markdown], { type: "text/markdown" }), `commonplace-${year}.md`)
              }
            >
              {t("managerPage.download")}
            </Button>
            <Button onClick={() => window.print()}>{t("managerPage.print")}</Button>
          </div>
        </>
      )}
    </PageFrame>
  );
}
