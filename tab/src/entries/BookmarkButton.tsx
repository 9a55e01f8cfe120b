import { BookmarkFilled, BookmarkRegular } from "@fluentui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { bookmarkQuery, bookmarksKey, homeKey, setBookmarked } from "../api/personal-queries.ts";
import { useApi } from "../api/use-api.ts";
import { ToggleButton } from "../components/ToggleButton.tsx";
import type { EntryRef } from "../../../bot/contract/entry-ref.ts";

/** Sets a bookmark or takes it away. Absent while it is not known which of the two it would be. */
export function BookmarkButton({ communityId, entry }: { communityId: string; entry: EntryRef }) {
  const { t } = useTranslation();
  const api = useApi();
  const queryClient = useQueryClient();
  const query = bookmarkQuery(api, communityId, entry);
  const bookmark = useQuery(query);
  const change = useMutation({
    mutationFn: (bookmarked: boolean) => setBookmarked(api, communityId, entry, bookmarked),
    onSuccess: async (_nothing, bookmarked) => {
      queryClient.setQueryData(query.queryKey, { bookmarked });
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: [...bookmarksKey, "list"] }),
        queryClient.invalidateQueries({ queryKey: homeKey }),
      ]);
    },
  });

  if (bookmark.data === undefined) return null;
  const { bookmarked } = bookmark.data;
  return (
    <ToggleButton
      isOn={bookmarked}
      change={change}
      icon={bookmarked ? <BookmarkFilled /> : <BookmarkRegular />}
      turnedOn={t("bookmarks.wasSet")}
      turnedOff={t("bookmarks.wasRemoved")}
    >
      {t(bookmarked ? "bookmarks.remove" : "bookmarks.set")}
    </ToggleButton>
  );
}
