import { Button, makeStyles } from "@fluentui/react-components";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { EntrySummary } from "../../../../bot/contract/entries.ts";
import { bookmarksQuery } from "../../api/personal-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { EntryList } from "../../entries/EntryList.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { ShowMore } from "../../components/ShowMore.tsx";
import { Part } from "../../components/Part.tsx";

const useStyles = makeStyles({ more: { alignSelf: "center" } });

/** The newest at first, all of them when asked for. */
export function Bookmarks({ first, hasMore }: { first: readonly EntrySummary[]; hasMore: boolean }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [showsAll, setShowsAll] = useState(false);
  if (first.length === 0 && !hasMore) return null;
  return (
    <Part title={t("bookmarks.title")}>
      {showsAll ? <AllBookmarks first={first} /> : <EntryList entries={first} showCommunity />}
      {hasMore && !showsAll && (
        <Button className={styles.more} onClick={() => setShowsAll(true)}>
          {t("community.showMore")}
        </Button>
      )}
    </Part>
  );
}

function AllBookmarks({ first }: { first: readonly EntrySummary[] }) {
  const all = useInfiniteQuery(bookmarksQuery(useApi()));
  const entries = all.data?.pages.flatMap((page) => page.entries) ?? first;
  return (
    <>
      {all.isLoadingError && <ErrorNote error={all.error} onRetry={() => void all.refetch()} />}
      <ShowMore items={entries} pages={all}>
        {(focusOn) => (
          <EntryList entries={entries} showCommunity focusOn={focusOn ?? entries[first.length]?.id} />
        )}
      </ShowMore>
    </>
  );
}
