import { ToggleButton } from "@fluentui/react-components";
import { AlertFilled, AlertRegular, BookmarkFilled, BookmarkRegular } from "@fluentui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { EntryRef } from "../../../bot/contract/entry-ref.ts";
import {
  bookmarkQuery,
  bookmarksKey,
  followingQuery,
  homeKey,
  setBookmarked,
  setFollowed,
} from "../api/personal-queries.ts";
import { useApi } from "../api/use-api.ts";
import { describeError } from "../components/describe-error.ts";
import { useLayout } from "../components/layout.ts";

export interface SaveButtonProps {
  communityId: string;
  entry: EntryRef;
  /** They are told anyway when it changes. */
  isToldAnyway?: boolean;
}

/** Saves an entry for this person; what is saved has a bell. Absent while it is not known whether it is saved. */
export function SaveButton({ communityId, entry, isToldAnyway = false }: SaveButtonProps) {
  const { t } = useTranslation();
  const layout = useLayout();
  const { isSaved, isFollowed, save, follow } = useSaving(communityId, entry);
  if (isSaved === undefined || isFollowed === undefined) return null;
  const failed = save.error ?? follow.error;
  return (
    <>
      <ToggleButton
        appearance="subtle"
        checked={isSaved}
        icon={isSaved ? <BookmarkFilled /> : <BookmarkRegular />}
        disabledFocusable={save.isPending}
        onClick={() => save.mutate(!isSaved)}
      >
        {t(isSaved ? "saving.saved" : "saving.save")}
      </ToggleButton>
      {isSaved && !isToldAnyway && (
        <ToggleButton
          appearance="subtle"
          checked={isFollowed}
          icon={isFollowed ? <AlertFilled /> : <AlertRegular />}
          aria-label={t("saving.tellMe")}
          title={t("saving.tellMe")}
          disabledFocusable={follow.isPending}
          onClick={() => follow.mutate(!isFollowed)}
        />
      )}
      <span role="status" className={layout.status}>
        {failed !== null && describeError(failed, t).text}
        {failed === null && follow.isSuccess && t(follow.variables ? "saving.told" : "saving.notTold")}
      </span>
    </>
  );
}

function useSaving(communityId: string, entry: EntryRef) {
  const api = useApi();
  const queryClient = useQueryClient();
  const query = bookmarkQuery(api, communityId, entry);
  const isSaved = useQuery(query).data?.bookmarked;
  const followed = useQuery(followingQuery(api)).data;
  const thing = { communityId, ...entry };
  const isFollowed = followed?.entries.some(
    (one) => one.communityId === communityId && one.kind === entry.kind && one.id === entry.id,
  );
  const refresh = async () => {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: followingQuery(api).queryKey }),
      queryClient.invalidateQueries({ queryKey: [...bookmarksKey, "list"] }),
      queryClient.invalidateQueries({ queryKey: homeKey }),
    ]);
  };
  const follow = useMutation({
    mutationFn: (told: boolean) => setFollowed(api, thing, told),
    onSuccess: refresh,
  });
  const save = useMutation({
    mutationFn: async (saved: boolean) => {
      // The bell is inside: without the entry in the list nobody would find the way to turn it off.
      if (!saved && isFollowed === true) await setFollowed(api, thing, false);
      await setBookmarked(api, communityId, entry, saved);
    },
    onMutate: () => follow.reset(),
    onSuccess: async (_nothing, saved) => {
      queryClient.setQueryData(query.queryKey, { bookmarked: saved });
      await refresh();
    },
  });
  return {
    isSaved: isSaved === undefined ? undefined : isSaved || isFollowed === true,
    isFollowed,
    save,
    follow,
  };
}
