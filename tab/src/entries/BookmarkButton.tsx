import { Button } from "@fluentui/react-components";
import { BookmarkFilled, BookmarkRegular } from "@fluentui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { bookmarkQuery, bookmarksKey, homeKey, setBookmarked } from "../api/personal-queries.ts";
import { useApi } from "../api/use-api.ts";
import { describeError } from "../components/describe-error.ts";
import type { EntryRef } from "../../../bot/contract/entry-ref.ts";
import { useLayout } from "../components/layout.ts";

/** Sets a bookmark or takes it away; each undoes the other. Absent while it is not known which of the two it would be. */
export function BookmarkButton({ communityId, entry }: { communityId: string; entry: EntryRef }) {
  const { t } = useTranslation();
  const layout = useLayout();
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
    <>
      <Button
        appearance="subtle"
        icon={bookmarked ? <BookmarkFilled /> : <BookmarkRegular />}
        disabledFocusable={change.isPending}
        onClick={() => change.mutate(!bookmarked)}
      >
        {t(bookmarked ? "bookmarks.remove" : "bookmarks.set")}
      </Button>
      <span role="status" className={layout.status}>
        {change.isSuccess && t(change.variables ? "bookmarks.wasSet" : "bookmarks.wasRemoved")}
        {change.isError && describeError(change.error, t).text}
      </span>
    </>
  );
}
