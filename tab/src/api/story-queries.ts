// Stories and what a community is worth; see queries.ts.
import { infiniteQueryOptions, queryOptions, type InfiniteData } from "@tanstack/react-query";
import type {
  HeardStoriesView,
  ManagerPageInput,
  ManagerPageView,
  MyStoriesView,
  MyStoryOfView,
  MyStoryView,
  StoriesView,
  StoryInput,
  StoryTargetKind,
  ValueView,
} from "../../../bot/contract/stories.ts";
import type { Api } from "./client.ts";
import { communityPath, keys } from "./queries.ts";

export interface StoryTarget {
  readonly kind: StoryTargetKind;
  readonly id: string;
}

const myStoryPath = (communityId: string, { kind, id }: StoryTarget) =>
  `${communityPath(communityId)}/my-story/${kind}/${encodeURIComponent(id)}`;

/** "This helped me", and not a word more. */
export const oneClick: StoryInput = { text: "", withName: false, readers: "helpers", forManager: false };

export const storyKeys = {
  /** All that stories of this community show. */
  community: (communityId: string) => [...keys.community(communityId), "stories"] as const,
  mine: [...keys.mine, "stories"] as const,
};

export const myStoryQuery = (api: Api, communityId: string, target: StoryTarget) =>
  queryOptions({
    queryKey: [...storyKeys.community(communityId), "mine", target.kind, target.id],
    queryFn: ({ signal }) => api<MyStoryOfView>(myStoryPath(communityId, target), { signal }),
  });

export const tellStory = (api: Api, communityId: string, target: StoryTarget, body: StoryInput) =>
  api<MyStoryView>(myStoryPath(communityId, target), { method: "PUT", body });

export const takeStoryBack = (api: Api, { communityId, id }: { communityId: string; id: string }) =>
  api<undefined>(`/me${communityPath(communityId)}/stories/${encodeURIComponent(id)}`, { method: "DELETE" });

const fromCursor = (sign: "?" | "&", cursor: string | undefined) =>
  cursor === undefined ? "" : `${sign}cursor=${encodeURIComponent(cursor)}`;

export const storiesQuery = (api: Api, communityId: string, show: "shared" | "forManager") =>
  infiniteQueryOptions<
    StoriesView,
    Error,
    InfiniteData<StoriesView, string | undefined>,
    readonly string[],
    string | undefined
  >({
    queryKey: [...storyKeys.community(communityId), show],
    queryFn: ({ signal, pageParam }) =>
      api(`${communityPath(communityId)}/stories?show=${show}${fromCursor("&", pageParam)}`, { signal }),
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

/** Of this year, where none is named. */
export const valueQuery = (api: Api, communityId: string, year: number | undefined) =>
  queryOptions({
    queryKey: [...storyKeys.community(communityId), "value", year ?? "now"],
    queryFn: ({ signal }) =>
      api<ValueView>(`${communityPath(communityId)}/value${year === undefined ? "" : `?year=${year}`}`, {
        signal,
      }),
  });

export const makeManagerPage = (api: Api, communityId: string, body: ManagerPageInput) =>
  api<ManagerPageView>(`${communityPath(communityId)}/manager-page`, { method: "POST", body });
