import { aboutView } from "../../community/communities/about.ts";
import {
  accessRequest,
  accessRequestView,
  listAccessRequests,
  passOver,
  takeBackAccessRequest,
} from "../../community/communities/access-request.ts";
import { findFromOutside, listDirectory } from "../../community/communities/directory.ts";
import type { Listing } from "../../community/communities/listing.ts";
import { letIn } from "../../community/communities/readers.ts";
import { communityParams, type CommunitySummary } from "../../contract/communities.ts";
import {
  accessRequestInput,
  accessRequestParams,
  directoryQuery,
  type AccessRequestsView,
  type CommunityOutsideView,
  type DirectoryView,
} from "../../contract/directory.ts";
import { community, route } from "./route.ts";

const summaryOf = ({ communityId, name, purpose }: Listing): CommunitySummary => ({
  id: communityId,
  name,
  purpose,
});

const fromOutside = "/api/directory/:communityId";

export const directoryRoutes = [
  route("GET", "/api/directory", {
    cost: "search",
    query: directoryQuery,
    answer: async ({ actor, deps, query }): Promise<DirectoryView> => {
      const { listings, cursor } = await listDirectory(deps, actor, query.q, query.cursor);
      return { communities: listings.map(summaryOf), ...(cursor !== undefined && { cursor }) };
    },
  }),
  route("GET", fromOutside, {
    cost: "read",
    params: communityParams,
    answer: async ({ actor, deps, params }): Promise<CommunityOutsideView> => {
      const { listing, canEnter, isAsking } = await findFromOutside(deps, actor, params.communityId);
      return { community: summaryOf(listing), canEnter, isAsking };
    },
  }),
  route("PUT", `${fromOutside}/access-request`, {
    cost: "notify",
    params: communityParams,
    body: accessRequestInput,
    status: 204,
    answer: ({ actor, deps, params, body }) => accessRequest(deps, actor, params.communityId, body),
  }),
  route("DELETE", `${fromOutside}/access-request`, {
    cost: "write",
    params: communityParams,
    status: 204,
    answer: ({ actor, deps, params }) => takeBackAccessRequest(deps, actor, params.communityId),
  }),
  route("GET", `${community}/access-requests`, {
    cost: "read",
    params: communityParams,
    answer: async ({ actor, deps, params }): Promise<AccessRequestsView> => ({
      accessRequests: (await listAccessRequests(deps, actor, params.communityId)).map(accessRequestView),
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
