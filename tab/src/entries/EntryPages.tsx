import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { EntriesPageView } from "../../../bot/contract/entries.ts";
import { ErrorNote } from "../components/ErrorNote.tsx";
import { useLayout } from "../components/layout.ts";
import { LoadingList } from "../components/LoadingList.tsx";
import { ShowMore } from "../components/ShowMore.tsx";
import { EntryList } from "./EntryList.tsx";

export interface EntryPagesProps {
  list: UseInfiniteQueryResult<InfiniteData<EntriesPageView>>;
  /** What stands above would move the entries when it comes. */
  isHeld?: boolean;
  /** Where there is none. */
  empty: ReactNode;
}

/** Entries of one list, page by page, in each state that the list can be in. */
export function EntryPages({ list, isHeld = false, empty }: EntryPagesProps) {
  const { t } = useTranslation();
  const layout = useLayout();
  const entries = list.data?.pages.flatMap((page) => page.entries) ?? [];
  const isReading = list.data?.pages.at(-1)?.reading === true;
  if (list.isLoadingError) return <ErrorNote error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending || isHeld) return <LoadingList label={t("search.searching")} />;
  return (
    <>
      <div role="status" className={layout.status}>
        {isReading && t("search.reading")}
      </div>
      {entries.length > 0 && (
        <ShowMore items={entries} pages={list}>
          {(focusOn) => <EntryList entries={entries} focusOn={focusOn} />}
        </ShowMore>
      )}
      {!isReading && entries.length === 0 && empty}
    </>
  );
}
