// Problems across one's communities: below them, and only where there are any. Loads after the communities stand.
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { entriesQuery } from "../../api/problem-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { EntryList } from "../../entries/EntryList.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { ShowMore } from "../../components/ShowMore.tsx";
import { Part } from "../../components/Part.tsx";

/** So many at first: the page stays one to look over. */
const shownAtFirst = 5;

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
  const list = useInfiniteQuery(entriesQuery(useApi(), "mine", { kind: "problem", only }));
  const [showsAll, setShowsAll] = useState(false);
  const known = list.data?.pages.flatMap(({ entries }) => entries) ?? [];
  const shown = showsAll ? known : known.slice(0, shownAtFirst);
  if (known.length === 0 && !list.isLoadingError) return null;
  return (
    <Part title={title}>
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
    </Part>
  );
}
