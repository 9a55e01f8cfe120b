// Everything the tab asks for, once: a mutation invalidates by the same keys with which screens read.
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  type InfiniteData,
} from "@tanstack/react-query";
import type { BoardView, MovePinInput } from "../../../bot/contract/board.ts";
import type { CheckInput } from "../../../bot/contract/checks.ts";
import type {
  CommunityView,
  MembershipView,
  MyCommunitiesView,
  PlaceInput,
  PlaceView,
  StartCommunityInput,
} from "../../../bot/contract/communities.ts";
import type { SearchView } from "../../../bot/contract/entries.ts";
import type { RevisionsView } from "../../../bot/contract/revisions.ts";
import type { TagsView } from "../../../bot/contract/tags.ts";
import type {
  CreditAnswerInput,
  EditTipInput,
  PastedMessageInput,
  PastedMessageView,
  SaveTipInput,
  SaveTipView,
  TipsPageView,
  TipView,
} from "../../../bot/contract/tips.ts";
import type { Api } from "./client.ts";
import type { SearchChoice } from "./entry-choice.ts";
import { patient } from "./query-client.ts";
import type { EntryRef } from "../../../bot/contract/entry-ref.ts";
import type { CommunityPageView } from "../../../bot/contract/community-page.ts";

export const keys = {
  /** All that is known of one community: its page, tips, tags and searches. */
  community: (communityId: string) => ["community", communityId] as const,
  /** All that is known of one's own communities, searches across them included. */
  mine: ["mine"] as const,
};

export const communityPath = (communityId: string) => `/communities/${encodeURIComponent(communityId)}`;
const membershipPath = (communityId: string) => `/me${communityPath(communityId)}`;
const tipPath = (communityId: string, tipId: string) =>
  `${communityPath(communityId)}/tips/${encodeURIComponent(tipId)}`;

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

export const tipQuery = (api: Api, communityId: string, tipId: string) =>
  queryOptions({
    queryKey: [...keys.community(communityId), "tip", tipId],
    queryFn: ({ signal }) => api<TipView>(tipPath(communityId, tipId), { signal }),
  });

/** Those used most, or of all those of which a word begins so. What was found before stays until then. */
export const tagsQuery = (api: Api, communityId: string, begun = "") =>
  queryOptions({
    queryKey: [...keys.community(communityId), "tags", begun],
    queryFn: ({ signal }) =>
      api<TagsView>(
        `${communityPath(communityId)}/tags${begun === "" ? "" : `?begun=${encodeURIComponent(begun)}`}`,
        { signal },
      ),
    placeholderData: keepPreviousData,
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

export const placeQuery = (api: Api, { conversationId, kind }: PlaceInput) =>
  queryOptions({
    queryKey: ["place", conversationId],
    queryFn: ({ signal }) =>
      api<PlaceView>(`/places/${encodeURIComponent(conversationId)}?kind=${kind}`, { signal }),
  });

/** How often to ask again while the index still reads. */
export const readingMs = 1_500;

/** Where to search: one community, or all of one's own. */
export type SearchScope = { communityId: string } | "mine";

export const scopePath = (scope: SearchScope) =>
  scope === "mine" ? "/me" : communityPath(scope.communityId);

/** Shows the last results until the next are there. An empty query asks nothing. */
export const searchQuery = (api: Api, scope: SearchScope, query: string, choice: SearchChoice = {}) => {
  const body = { q: query, ...choice };
  return queryOptions({
    queryKey: [...(scope === "mine" ? keys.mine : keys.community(scope.communityId)), "search", body],
    queryFn: ({ signal }) => api<SearchView>(`${scopePath(scope)}/search`, { method: "POST", body, signal }),
    enabled: query !== "",
    placeholderData: keepPreviousData,
    ...patient,
    refetchInterval: ({ state }) => (state.data?.reading === true ? readingMs : false),
  });
};

export const saveTip = (api: Api, communityId: string, input: SaveTipInput) =>
  api<SaveTipView>(`${communityPath(communityId)}/tips`, { method: "POST", body: input });

export const editTip = (api: Api, communityId: string, tipId: string, input: EditTipInput) =>
  api<TipView>(tipPath(communityId, tipId), { method: "PUT", body: input });

export const readPastedMessage = (api: Api, pasted: PastedMessageInput) =>
  api<PastedMessageView>("/messages-to-markdown", { method: "POST", body: pasted });

export const startCommunity = (api: Api, input: StartCommunityInput) =>
  api<{ community: CommunityView }>("/communities", { method: "POST", body: input });

export const setJoined = (api: Api, communityId: string, joined: boolean) =>
  api<undefined>(membershipPath(communityId), { method: joined ? "PUT" : "DELETE" });

/** What is pinned, for the buttons that pin; the community's page brings the board itself. */
export const pinsQuery = (api: Api, communityId: string) =>
  queryOptions({
    queryKey: [...keys.community(communityId), "board"],
    queryFn: ({ signal }) => api<BoardView>(`${communityPath(communityId)}/board`, { signal }),
  });

const pinPath = (communityId: string, { kind, id }: EntryRef) =>
  `${communityPath(communityId)}/board/${kind}/${encodeURIComponent(id)}`;

export const setPinned = (api: Api, communityId: string, entry: EntryRef, pinned: boolean) =>
  api<BoardView>(pinPath(communityId, entry), { method: pinned ? "PUT" : "DELETE" });

export const movePin = (api: Api, communityId: string, entry: EntryRef, to: MovePinInput) =>
  api<BoardView>(`${pinPath(communityId, entry)}/place`, { method: "PUT", body: to });

export const checkTip = (api: Api, communityId: string, tipId: string, input: CheckInput | undefined) =>
  api<TipView>(`${tipPath(communityId, tipId)}/check`, {
    ...(input === undefined ? { method: "DELETE" } : { method: "PUT", body: input }),
  });

/** What a tip said before, newest first. */
export const revisionsQuery = (api: Api, communityId: string, tipId: string) =>
  infiniteQueryOptions<
    RevisionsView,
    Error,
    InfiniteData<RevisionsView, string | undefined>,
    readonly string[],
    string | undefined
  >({
    queryKey: [...keys.community(communityId), "revisions", tipId],
    queryFn: ({ signal, pageParam }) =>
      api(
        `${tipPath(communityId, tipId)}/revisions${pageParam === undefined ? "" : `?cursor=${encodeURIComponent(pageParam)}`}`,
        { signal },
      ),
    initialPageParam: undefined,
    getNextPageParam: ({ cursor }) => cursor,
  });

export const restoreRevision = (
  api: Api,
  communityId: string,
  tipId: string,
  { number, version }: { number: number; version: string },
) =>
  api<TipView>(`${tipPath(communityId, tipId)}/revisions/${number}/restored`, {
    method: "POST",
    body: { version },
  });

export const answerCredit = (api: Api, communityId: string, tipId: string, input: CreditAnswerInput) =>
  api<TipView>(`${tipPath(communityId, tipId)}/credit-answer`, { method: "PUT", body: input });

export const withdrawTip = (api: Api, communityId: string, tipId: string) =>
  api<undefined>(tipPath(communityId, tipId), { method: "DELETE" });
