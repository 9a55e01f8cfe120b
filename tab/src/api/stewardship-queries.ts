// What the tab asks for a community that is looked after; see queries.ts.
import { infiniteQueryOptions, queryOptions, type InfiniteData } from "@tanstack/react-query";
import type { ActionsPageView } from "../../../bot/contract/actions.ts";
import type { CharterRevisionsView, CharterView, EditCharterInput } from "../../../bot/contract/charter.ts";
import type {
  CommunityAboutView,
  EditDetailsInput,
  NameStewardInput,
} from "../../../bot/contract/community-settings.ts";
import type { Api } from "./client.ts";
import { communityPath, keys } from "./queries.ts";

export const aboutQuery = (api: Api, communityId: string) =>
  queryOptions({
    queryKey: [...keys.community(communityId), "about"],
    queryFn: ({ signal }) => api<CommunityAboutView>(`${communityPath(communityId)}/about`, { signal }),
  });

export const charterQuery = (api: Api, communityId: string) =>
  queryOptions({
    queryKey: [...keys.community(communityId), "charter"],
    queryFn: ({ signal }) => api<CharterView>(`${communityPath(communityId)}/charter`, { signal }),
  });

export const charterRevisionsQuery = (api: Api, communityId: string) =>
  queryOptions({
    queryKey: [...keys.community(communityId), "charter", "revisions"],
    queryFn: ({ signal }) =>
      api<CharterRevisionsView>(`${communityPath(communityId)}/charter/revisions`, { signal }),
  });

export const actionsQuery = (api: Api, communityId: string) =>
  infiniteQueryOptions<
    ActionsPageView,
    Error,
    InfiniteData<ActionsPageView, string | undefined>,
    readonly string[],
    string | undefined
  >({
    queryKey: [...keys.community(communityId), "actions"],
    queryFn: ({ signal, pageParam }) =>
      api(
        `${communityPath(communityId)}/actions${pageParam === undefined ? "" : `?cursor=${encodeURIComponent(pageParam)}`}`,
        { signal },
      ),
    initialPageParam: undefined,
    getNextPageParam: ({ cursor }) => cursor,
  });

/** Each change of stewardship answers with the community as it is then. */
type Change = Promise<CommunityAboutView>;

export const editDetails = (api: Api, communityId: string, body: EditDetailsInput): Change =>
  api(`${communityPath(communityId)}/details`, { method: "PUT", body });

export const nameSteward = (api: Api, communityId: string, body: NameStewardInput): Change =>
  api(`${communityPath(communityId)}/stewards`, { method: "POST", body });

export const takeBackNaming = (api: Api, communityId: string, userId: string): Change =>
  api(`${communityPath(communityId)}/stewards/${encodeURIComponent(userId)}`, { method: "DELETE" });

export const setStewardship = (api: Api, communityId: string, isSteward: boolean): Change =>
  api(`${communityPath(communityId)}/my-stewardship`, { method: isSteward ? "PUT" : "DELETE" });

export const editCharter = (api: Api, communityId: string, body: EditCharterInput) =>
  api<CharterView>(`${communityPath(communityId)}/charter`, { method: "PUT", body });
