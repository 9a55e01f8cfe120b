// What is new, what waits, and what is one's own: below the communities, and only where there is any. Loads after the
// communities stand.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { homeQuery } from "../../api/personal-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { EntryList } from "../../entries/EntryList.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { Part } from "../../components/Part.tsx";
import { Bookmarks } from "./Bookmarks.tsx";
import { Drafts } from "./Drafts.tsx";
import { Followed } from "./Followed.tsx";
import { WaitingList } from "./WaitingList.tsx";

export function HomeParts() {
  const { t } = useTranslation();
  const home = useQuery(homeQuery(useApi()));
  const shown = home.data;
  return (
    <>
      {home.isLoadingError && <ErrorNote error={home.error} onRetry={() => void home.refetch()} />}
      {shown !== undefined && shown.waiting.length > 0 && <WaitingList waiting={shown.waiting} />}
      <Drafts />
      {shown !== undefined && shown.fresh.length > 0 && (
        <Part title={t("home.fresh")}>
          <EntryList entries={shown.fresh} showCommunity />
        </Part>
      )}
      {shown !== undefined && <Followed entries={shown.followed} tags={shown.followedTags} />}
      {shown !== undefined && <Bookmarks first={shown.bookmarks} hasMore={shown.hasMoreBookmarks} />}
    </>
  );
}
