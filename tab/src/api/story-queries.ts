// Stories; see queries.ts.
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  type InfiniteData,
} from "@tanstack/react-query";
import type {
  HeardStoriesView,
  MyStoriesView,
  MyStoryOfView,
  MyStoryView,
  StoriesView,
  StoryCycle,
  StoryInput,
} from "../../../bot/contract/stories.ts";
import type { Api } from "./client.ts";
import { communityPath, keys } from "./queries.ts";
import type { EntryRef } from "../../../bot/contract/entry-ref.ts";

const myStoryPath = (communityId: string, { kind, id }: EntryRef) =>
  `${communityPath(communityId)}/my-story/${kind}/${encodeURIComponent(id)}`;

/** "This helped me", and not a word more. */
export const oneClick: StoryInput = { text: "", withName: false, readers: "helpers", forManager: false };

export const storyKeys = {
  /** All that stories of this community show. */
  community: (communityId: string) => [...keys.community(communityId), "stories"] as const,
  mine: [...keys.mine, "stories"] as const,
};

export const myStoryQuery = (api: Api, communityId: string, target: EntryRef) =>
  queryOptions({
    queryKey: [...storyKeys.community(communityId), "mine", target.kind, target.id],
    queryFn: ({ signal }) => api<MyStoryOfView>(myStoryPath(communityId, target), { signal }),
  });

export const tellStory = (api: Api, communityId: string, target: EntryRef, body: StoryInput) =>
  api<MyStoryView>(myStoryPath(communityId, target), { method: "PUT", body });

export const takeStoryBack = (api: Api, { communityId, id }: { communityId: string; id: string }) =>
  api<undefined>(`/me${communityPath(communityId)}/stories/${encodeURIComponent(id)}`, { method: "DELETE" });

const fromCursor = (sign: "?" | "&", cursor: string | undefined) =>
  cursor === undefined ? "" : `${sign}cursor=${encodeURIComponent(cursor)}`;

interface WhichStories {
  readonly show: "shared" | "forManager";
  /** All of them where none is named. */
  readonly cycle?: StoryCycle | undefined;
}

export const storiesQuery = (api: Api, communityId: string, { show, cycle }: WhichStories) =>
  infiniteQueryOptions<
    StoriesView,
    Error,
    InfiniteData<StoriesView, string | undefined>,
    readonly string[],
    string | undefined
  >({
    queryKey: [...storyKeys.community(communityId), show, cycle ?? "all"],
    queryFn: ({ signal, pageParam }) => {
      const which = new URLSearchParams({ show, ...(cycle && { cycle }) });
      return api(`${communityPath(communityId)}/stories?${which}${fromCursor("&", pageParam)}`, { signal });
    },
    placeholderData: keepPreviousData,
    initialPageParam: undefined,
    getNextPageParam: ({ cursor }) => cursor,
  });

export const myStoriesQuery = (api: Api) =>
  infiniteQueryOptions<
    MyStoriesView,
    Error,
    InfiniteData<MyStoriesView, string | undefined>,
    readonly string[],
    string | undefined
  >({
    queryKey: [...storyKeys.mine, "told"],
    queryFn: ({ signal, pageParam }) => api(`/me/stories${fromCursor("?", pageParam)}`, { signal }),
    initialPageParam: undefined,
    getNextPageParam: ({ cursor }) => cursor,
  });

export const heardStoriesQuery = (api: Api) =>
  queryOptions({
    queryKey: [...storyKeys.mine, "heard"],
    queryFn: ({ signal }) => api<HeardStoriesView>("/me/heard-stories", { signal }),
  });
