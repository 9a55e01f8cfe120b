// Thanks: one's own, and those of a community; see queries.ts.
import { infiniteQueryOptions, queryOptions, type InfiniteData } from "@tanstack/react-query";
import type {
  AnswerThanksInput,
  GivenThanksPageView,
  GiveThanksInput,
  GiveThanksView,
  PeopleView,
  ReceivedThanksPageView,
  ReceivedThanksView,
  SecondThanksInput,
  ShownThanksPageView,
  ShownThanksView,
  ThanksPreferences,
} from "../../../bot/contract/thanks.ts";
import type { Api } from "./client.ts";
import { communityPath, keys } from "./queries.ts";

/** All that is known of one's own thanks. */
export const myThanksKey = [...keys.mine, "thanks"] as const;

const pages = <Page extends { cursor?: string }>(api: Api, queryKey: readonly string[], path: string) =>
  infiniteQueryOptions<
    Page,
    Error,
    InfiniteData<Page, string | undefined>,
    readonly string[],
    string | undefined
  >({
    queryKey,
    queryFn: ({ signal, pageParam }) =>
      api(`${path}${pageParam === undefined ? "" : `?cursor=${encodeURIComponent(pageParam)}`}`, { signal }),
    initialPageParam: undefined,
    getNextPageParam: ({ cursor }) => cursor,
  });

export const receivedThanksQuery = (api: Api) =>
  pages<ReceivedThanksPageView>(api, [...myThanksKey, "received"], "/me/thanks");

export const givenThanksQuery = (api: Api) =>
  pages<GivenThanksPageView>(api, [...myThanksKey, "given"], "/me/thanks/given");

export const communityThanksQuery = (api: Api, communityId: string) =>
  pages<ShownThanksPageView>(
    api,
    [...keys.community(communityId), "thanks"],
    `${communityPath(communityId)}/thanks`,
  );

export const peopleQuery = (api: Api, communityId: string) =>
  queryOptions({
    queryKey: [...keys.community(communityId), "people"],
    queryFn: ({ signal }) => api<PeopleView>(`${communityPath(communityId)}/people`, { signal }),
  });

export const giveThanks = (api: Api, communityId: string, body: GiveThanksInput) =>
  api<GiveThanksView>(`${communityPath(communityId)}/thanks`, { method: "POST", body });

export const answerThanks = (api: Api, thanksId: string, body: AnswerThanksInput) =>
  api<ReceivedThanksView>(`/me/thanks/${encodeURIComponent(thanksId)}/answer`, { method: "PUT", body });

export const takeThanksBack = (api: Api, thanksId: string) =>
  api<undefined>(`/me/thanks/given/${encodeURIComponent(thanksId)}`, { method: "DELETE" });

export const chooseThanksPreferences = (api: Api, body: ThanksPreferences) =>
  api<ThanksPreferences>("/me/thanks/preferences", { method: "PUT", body });

export const thanksDocument = (api: Api) => api<Blob>("/me/thanks/document");

const onePath = (communityId: string, thanksId: string) =>
  `${communityPath(communityId)}/thanks/${encodeURIComponent(thanksId)}`;

/** @param input undefined takes it back. */
export const secondThanks = (
  api: Api,
  communityId: string,
  thanksId: string,
  input: SecondThanksInput | undefined,
) =>
  api<ShownThanksView>(`${onePath(communityId, thanksId)}/second`, {
    ...(input === undefined ? { method: "DELETE" } : { method: "PUT", body: input }),
  });
