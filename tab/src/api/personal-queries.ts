// What is one's own: bookmarks, what one follows, drafts, and the personal tab that shows them.
import { infiniteQueryOptions, queryOptions, type InfiniteData } from "@tanstack/react-query";
import type { z } from "zod";
import type { DraftsView, DraftView, keepDraftInput } from "../../../bot/contract/drafts.ts";
import type { BookmarksView, BookmarkView, FollowingView, HomeView } from "../../../bot/contract/personal.ts";
import type { Api } from "./client.ts";
import { keys, readingMs } from "./queries.ts";
import type { EntryRef } from "../../../bot/contract/entry-ref.ts";

/** All of the personal tab but the list of communities. */
export const homeKey = [...keys.mine, "home"] as const;
export const bookmarksKey = [...keys.mine, "bookmarks"] as const;
const part = (id: string) => encodeURIComponent(id);

const bookmarkPath = (communityId: string, { kind, id }: EntryRef) =>
  `/me/bookmarks/${part(communityId)}/${kind}/${part(id)}`;

export const bookmarkQuery = (api: Api, communityId: string, entry: EntryRef) =>
  queryOptions({
    queryKey: [...bookmarksKey, "of", communityId, entry.kind, entry.id],
    queryFn: ({ signal }) => api<BookmarkView>(bookmarkPath(communityId, entry), { signal }),
  });

/** Newest bookmark first. */
export const bookmarksQuery = (api: Api) =>
  infiniteQueryOptions<BookmarksView, Error, InfiniteData<BookmarksView, number>, readonly string[], number>({
    queryKey: [...bookmarksKey, "list"],
    queryFn: ({ signal, pageParam }) => api(`/me/bookmarks?from=${pageParam}`, { signal }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
  });

export const setBookmarked = (api: Api, communityId: string, entry: EntryRef, bookmarked: boolean) =>
  api<undefined>(bookmarkPath(communityId, entry), { method: bookmarked ? "PUT" : "DELETE" });

export const followingQuery = (api: Api) =>
  queryOptions({
    queryKey: [...keys.mine, "following"],
    queryFn: ({ signal }) => api<FollowingView>("/me/following", { signal }),
  });

export type Followable = { readonly communityId: string } & (
  { readonly tag: string } | EntryRef | { readonly problems: true }
);

const followedPath = (what: Followable) => {
  if ("tag" in what) return `tags/${part(what.tag)}`;
  return "id" in what ? `${what.kind}/${part(what.id)}` : "problems";
};

export const setFollowed = (api: Api, what: Followable, followed: boolean) =>
  api<undefined>(`/me/following/${part(what.communityId)}/${followedPath(what)}`, {
    method: followed ? "PUT" : "DELETE",
  });

/** The personal tab, but for the list of communities. */
export const homeQuery = (api: Api) =>
  queryOptions({
    queryKey: [...homeKey, "page"],
    queryFn: ({ signal }) => api<HomeView>("/me/home", { signal }),
    refetchInterval: ({ state }) => (state.data?.reading === true ? readingMs : false),
  });

export const draftsQuery = (api: Api) =>
  queryOptions({
    queryKey: [...keys.mine, "drafts"],
    queryFn: ({ signal }) => api<DraftsView>("/me/drafts", { signal }),
  });

const draftPath = (key: string) => `/me/drafts/${part(key)}`;

export const readDraft = (api: Api, key: string) => api<DraftView>(draftPath(key));

export const keepDraft = (api: Api, key: string, body: z.input<typeof keepDraftInput>) =>
  api<DraftView>(draftPath(key), { method: "PUT", body });

/** Only what says what `version` said; what was typed elsewhere since then stays. */
export const forgetDraft = (api: Api, key: string, version: string) =>
  api<undefined>(`${draftPath(key)}?version=${part(version)}`, { method: "DELETE" });
