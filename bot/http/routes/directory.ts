import { aboutView } from "../../community/communities/about.ts";
import {
  accessRequest,
  accessRequestView,
  listAccessRequests,
  passOver,
  takeBackAccessRequest,
} from "../../community/communities/access-request.ts";
import { findPreview, listDirectory } from "../../community/communities/directory.ts";
import type { Listing } from "../../community/communities/listing.ts";
import { letIn } from "../../community/communities/readers.ts";
import { communityParams, type CommunitySummary } from "../../contract/communities.ts";
import { emblemOf } from "../../contract/emblem.ts";
import {
  accessRequestInput,
  accessRequestParams,
  directoryQuery,
  type AccessRequestsView,
  type CommunityPreviewView,
  type DirectoryView,
} from "../../contract/directory.ts";
import { asIs, community, ofCommunity, route, routesOf } from "./route.ts";

const summaryOf = (listing: Listing): CommunitySummary => ({
  id: listing.communityId,
  name: listing.name,
  purpose: listing.purpose,
  emblem: emblemOf(listing),
});

const preview = routesOf("/api/directory/:communityId", communityParams, {
  ids: ({ communityId }) => [communityId],
  view: asIs,
});

export const directoryRoutes = [
  route("GET", "/api/directory", {
    cost: "search",
    query: directoryQuery,
    answer: async ({ actor, deps, query }): Promise<DirectoryView> => {
      const { listings, cursor } = await listDirectory(deps, actor, query.q, query.cursor);
      return { communities: listings.map(summaryOf), ...(cursor !== undefined && { cursor }) };
    },
  }),
  preview("GET", "", {
    cost: "read",
    run: async (deps, actor, communityId): Promise<CommunityPreviewView> => {
      const { listing, canEnter, isAsking } = await findPreview(deps, actor, communityId);
      return { community: summaryOf(listing), canEnter, isAsking };
    },
  }),
  preview("PUT", "/access-request", {
    cost: "notify",
    body: accessRequestInput,
    status: 204,
    run: accessRequest,
  }),
  preview("DELETE", "/access-request", { cost: "write", status: 204, run: takeBackAccessRequest }),
  ofCommunity("GET", "/access-requests", {
    cost: "read",
    run: async (deps, actor, communityId): Promise<AccessRequestsView> => ({
      accessRequests: (await listAccessRequests(deps, actor, communityId)).map(accessRequestView),
    }),
  }),
  route("PUT", `${community}/admitted/:userId`, {
    cost: "write",
    params: accessRequestParams,
    answer: async ({ actor, deps, params: { communityId, userId } }) =>
      aboutView(await letIn(deps, actor, communityId, userId), actor, deps.now()),
  }),
  route("DELETE", `${community}/access-requests/:userId`, {
    cost: "write",
    params: accessRequestParams,
    status: 204,
    answer: ({ actor, deps, params }) => passOver(deps, actor, params.communityId, params.userId),
  }),
];
