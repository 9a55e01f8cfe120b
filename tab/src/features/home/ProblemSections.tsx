// Problems across one's communities: below them, and only where there are any. Loads after the communities stand.
import { makeStyles, tokens } from "@fluentui/react-components";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { entriesQuery } from "../../api/problem-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { EntryList } from "../../components/EntryList.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { ShowMore } from "../../components/ShowMore.tsx";

/** So many at first: the page stays one to look over. */
const shownAtFirst = 5;

const useStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
});

export function ProblemSections() {
  const { t } = useTranslation();
  return (
    <>
      <Problems only="mine" title={t("home.myProblems")} />
      <Problems only="othersUnanswered" title={t("home.waiting")} />
    </>
  );
}

function Problems({ only, title }: { only: "mine" | "othersUnanswered"; title: string }) {
  const styles = useStyles();
  const list = useInfiniteQuery(entriesQuery(useApi(), "mine", { kind: "problem", only }));
  const [showsAll, setShowsAll] = useState(false);
  const known = list.data?.pages.flatMap(({ entries }) => entries) ?? [];
  const shown = showsAll ? known : known.slice(0, shownAtFirst);
  const id = `problems-${only}`;
  if (known.length === 0 && !list.isLoadingError) return null;
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {title}
      </h2>
      {list.isLoadingError && <ErrorNote error={list.error} onRetry={() => void list.refetch()} />}
      <ShowMore
        items={shown}
        pages={
          shown.length < known.length
            ? { ...list, hasNextPage: true, fetchNextPage: () => setShowsAll(true) }
            : list
        }
      >
        {(focusOn) => <EntryList entries={shown} showCommunity focusOn={focusOn} />}
      </ShowMore>
    </section>
  );
}
