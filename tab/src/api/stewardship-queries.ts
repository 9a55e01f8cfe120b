// What the tab asks for a community that is looked after; see queries.ts.
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  type InfiniteData,
} from "@tanstack/react-query";
import type { ActionsCheckView, ActionsPageView } from "../../../bot/contract/actions.ts";
import type { CharterRevisionsView, CharterView, EditCharterInput } from "../../../bot/contract/charter.ts";
import type {
  CommunityAboutView,
  EditDetailsInput,
  NameStewardInput,
  StartWithoutPlaceInput,
} from "../../../bot/contract/community-settings.ts";
import type { ReviewPeriodInput } from "../../../bot/contract/checks.ts";
import type {
  CommunityView,
  PlaceInput,
  PlaceView,
  StartCommunityInput,
  Visibility,
} from "../../../bot/contract/communities.ts";
import type {
  DirectoryView,
  CommunityPreviewView,
  AccessRequestInput,
  AccessRequestsView,
} from "../../../bot/contract/directory.ts";
import { importPieceBytes } from "../../../bot/contract/import.ts";
import type { JobView } from "../../../bot/contract/jobs.ts";
import { downloadMs, type Api } from "./client.ts";
import { communityPath, keys } from "./queries.ts";

export const aboutQuery = (api: Api, communityId: string) =>
  queryOptions({
    queryKey: [...keys.community(communityId), "about"],
    queryFn: ({ signal }) => api<CommunityAboutView>(`${communityPath(communityId)}/about`, { signal }),
  });

export const startWithoutPlace = (api: Api, input: StartWithoutPlaceInput) =>
  api<{ community: CommunityView }>("/me/communities", { method: "POST", body: input });

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

export const checkActions = (api: Api, communityId: string): Promise<ActionsCheckView> =>
  api(`${communityPath(communityId)}/actions/check`);

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

export const addPlace = (api: Api, communityId: string, place: PlaceInput): Change =>
  api(`${communityPath(communityId)}/places`, { method: "POST", body: { place } });

export const removePlace = (api: Api, communityId: string, placeId: string): Change =>
  api(`${communityPath(communityId)}/places/${encodeURIComponent(placeId)}`, { method: "DELETE" });

export const changeVisibility = (api: Api, communityId: string, visibility: Visibility): Change =>
  api(`${communityPath(communityId)}/visibility`, { method: "PUT", body: { visibility } });

export const setReviewPeriod = (api: Api, communityId: string, body: ReviewPeriodInput) =>
  api<CommunityView>(`${communityPath(communityId)}/review-period`, { method: "PUT", body });

export const setListed = (api: Api, communityId: string, isListed: boolean): Change =>
  api(`${communityPath(communityId)}/listed`, { method: isListed ? "PUT" : "DELETE" });

export const setClosed = (api: Api, communityId: string, isClosed: boolean): Change =>
  api(`${communityPath(communityId)}/closed`, { method: isClosed ? "PUT" : "DELETE" });

const admittedPath = (communityId: string, userId: string) =>
  `${communityPath(communityId)}/admitted/${encodeURIComponent(userId)}`;

export const letIn = (api: Api, communityId: string, userId: string): Change =>
  api(admittedPath(communityId, userId), { method: "PUT" });

export const undoLettingIn = (api: Api, communityId: string, userId: string): Change =>
  api(admittedPath(communityId, userId), { method: "DELETE" });

export const passOver = (api: Api, communityId: string, userId: string) =>
  api<undefined>(`${communityPath(communityId)}/access-requests/${encodeURIComponent(userId)}`, {
    method: "DELETE",
  });

export const accessRequestsQuery = (api: Api, communityId: string) =>
  queryOptions({
    queryKey: [...keys.community(communityId), "knocks"],
    queryFn: ({ signal }) =>
      api<AccessRequestsView>(`${communityPath(communityId)}/access-requests`, { signal }),
  });

export const directoryQuery = (api: Api, query: string) =>
  infiniteQueryOptions<
    DirectoryView,
    Error,
    InfiniteData<DirectoryView, string | undefined>,
    readonly string[],
    string | undefined
  >({
    queryKey: ["directory", query],
    queryFn: ({ signal, pageParam }) =>
      api(
        `/directory?q=${encodeURIComponent(query)}${pageParam === undefined ? "" : `&cursor=${encodeURIComponent(pageParam)}`}`,
        { signal },
      ),
    initialPageParam: undefined,
    getNextPageParam: ({ cursor }) => cursor,
    placeholderData: keepPreviousData,
  });

const previewPath = (communityId: string) => `/directory/${encodeURIComponent(communityId)}`;

export const previewQuery = (api: Api, communityId: string) =>
  queryOptions({
    queryKey: ["preview", communityId],
    queryFn: ({ signal }) => api<CommunityPreviewView>(previewPath(communityId), { signal }),
  });

export const accessRequest = (api: Api, communityId: string, body: AccessRequestInput) =>
  api<undefined>(`${previewPath(communityId)}/access-request`, { method: "PUT", body });

export const takeBackAccessRequest = (api: Api, communityId: string) =>
  api<undefined>(`${previewPath(communityId)}/access-request`, { method: "DELETE" });

export const exportCommunity = (api: Api, communityId: string) =>
  api<Blob>(`${communityPath(communityId)}/export`, { patienceMs: downloadMs });

/** Uploads a `community.json` piece by piece, and asks to have it brought in. */
export async function importCommunity(api: Api, communityId: string, file: Blob): Promise<JobView> {
  const path = `${communityPath(communityId)}/import`;
  const pieces = Math.max(Math.ceil(file.size / importPieceBytes), 1);
  for (let number = 0; number < pieces; number += 1) {
    const at = number * importPieceBytes;
    const bytes = await asBase64(file.slice(at, at + importPieceBytes));
    await api<undefined>(`${path}/pieces/${number}`, { method: "PUT", body: { bytes } });
  }
  return api<JobView>(path, { method: "POST", body: { pieces } });
}

const asBase64 = (bytes: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () =>
      resolve(typeof reader.result === "string" ? reader.result.replace(/^[^,]*,?/u, "") : "");
    reader.onerror = () => reject(reader.error ?? new Error("A file cannot be read."));
    reader.readAsDataURL(bytes);
  });

export const editCharter = (api: Api, communityId: string, body: EditCharterInput) =>
  api<CharterView>(`${communityPath(communityId)}/charter`, { method: "PUT", body });

export const placeQuery = (api: Api, { conversationId, kind }: PlaceInput) =>
  queryOptions({
    queryKey: ["place", conversationId],
    queryFn: ({ signal }) =>
      api<PlaceView>(`/places/${encodeURIComponent(conversationId)}?kind=${kind}`, { signal }),
  });

export const startCommunity = (api: Api, input: StartCommunityInput) =>
  api<{ community: CommunityView }>("/communities", { method: "POST", body: input });
