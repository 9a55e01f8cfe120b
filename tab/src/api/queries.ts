// Everything the tab asks for, once: a mutation invalidates by the same keys with which screens read. Here is what the
// first screen needs; the files beside this one have the rest.
import { infiniteQueryOptions, queryOptions, type InfiniteData } from "@tanstack/react-query";
import type { MembershipView, MyCommunitiesView } from "../../../bot/contract/communities.ts";
import type { TipsPageView } from "../../../bot/contract/tips.ts";
import type { Api } from "./client.ts";
import type { CommunityPageView } from "../../../bot/contract/community-page.ts";

export const keys = {
  /** All that is known of one community: its page, tips, tags and searches. */
  community: (communityId: string) => ["community", communityId] as const,
  /** All that is known of one's own communities, searches across them included. */
  mine: ["mine"] as const,
};

export const communityPath = (communityId: string) => `/communities/${encodeURIComponent(communityId)}`;
const membershipPath = (communityId: string) => `/me${communityPath(communityId)}`;
/** The first page carries all that the community's own page shows. */
export type CommunityTips = TipsPageView & Partial<CommunityPageView>;

/** A community with its tips, newest first; knows then whether one has joined, too. */
export const communityPageQuery = (api: Api, communityId: string) =>
  infiniteQueryOptions<
    CommunityTips,
    Error,
    InfiniteData<CommunityTips, string | undefined>,
    readonly string[],
    string | undefined
  >({
    queryKey: [...keys.community(communityId), "page"],
    queryFn: async ({ client, signal, pageParam }) => {
      if (pageParam !== undefined)
        return api(`${communityPath(communityId)}/tips?cursor=${encodeURIComponent(pageParam)}`, { signal });
      const page = await api<CommunityPageView>(communityPath(communityId), { signal });
      client.setQueryData(membershipQuery(api, communityId).queryKey, { joined: page.mine.hasJoined });
      return page;
    },
    initialPageParam: undefined,
    getNextPageParam: ({ cursor }) => cursor,
  });

export const myCommunitiesQuery = (api: Api) =>
  queryOptions({
    queryKey: [...keys.mine, "communities"],
    queryFn: ({ signal }) => api<MyCommunitiesView>("/me/communities", { signal }),
  });

/** Whether the person joined this one: cheaper than the list, which asks about each of theirs. */
export const membershipQuery = (api: Api, communityId: string) =>
  queryOptions({
    queryKey: [...keys.mine, "membership", communityId],
    queryFn: ({ signal }) => api<MembershipView>(membershipPath(communityId), { signal }),
  });

/** How often to ask again while the index still reads. */
export const readingMs = 1_500;

/** Where to search: one community, or all of one's own. */
export type SearchScope = { communityId: string } | "mine";

export const scopePath = (scope: SearchScope) =>
  scope === "mine" ? "/me" : communityPath(scope.communityId);

export const setJoined = (api: Api, communityId: string, joined: boolean) =>
  api<undefined>(membershipPath(communityId), { method: joined ? "PUT" : "DELETE" });
