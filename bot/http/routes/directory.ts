import { parseInput } from "../../community/core/input.ts";
import { aboutView } from "../../community/communities/about.ts";
import { findFromOutside, listDirectory } from "../../community/communities/directory.ts";
import {
  accessRequest,
  accessRequestView,
  listAccessRequests,
  passOver,
  takeBackAccessRequest,
} from "../../community/communities/access-request.ts";
import type { Listing } from "../../community/communities/listing.ts";
import { letIn } from "../../community/communities/readers.ts";
import { communityParams, type CommunitySummary } from "../../contract/communities.ts";
import type { CommunityAboutView } from "../../contract/community-settings.ts";
import {
  directoryQuery,
  accessRequestInput,
  accessRequestParams,
  type DirectoryView,
  type CommunityOutsideView,
  type AccessRequestsView,
} from "../../contract/directory.ts";
import { idsFrom } from "./ids.ts";
import { noContent, ok, type PersonHandler, type PersonRoute } from "./route.ts";

const summaryOf = ({ communityId, name, purpose }: Listing): CommunitySummary => ({
  id: communityId,
  name,
  purpose,
});

const list: PersonHandler = async ({ actor, deps, query }) => {
  const { q, cursor: from } = parseInput(directoryQuery, query);
  const { listings, cursor } = await listDirectory(deps, actor, q, from);
  return ok<DirectoryView>({
    communities: listings.map(summaryOf),
    ...(cursor !== undefined && { cursor }),
  });
};

const readFromOutside: PersonHandler = async ({ actor, deps, params }) => {
  const { communityId } = idsFrom(communityParams, params);
  const { listing, canEnter, isAsking } = await findFromOutside(deps, actor, communityId);
  return ok<CommunityOutsideView>({ community: summaryOf(listing), canEnter, isAsking });
};

const askToEnter: PersonHandler = async ({ actor, deps, params, readBody }) => {
  const { communityId } = idsFrom(communityParams, params);
  const input = parseInput(accessRequestInput, await readBody());
  await accessRequest(deps, actor, communityId, input);
  return noContent;
};

const askNoMore: PersonHandler = async ({ actor, deps, params }) => {
  const { communityId } = idsFrom(communityParams, params);
  await takeBackAccessRequest(deps, actor, communityId);
  return noContent;
};

const listAsking: PersonHandler = async ({ actor, deps, params }) => {
  const { communityId } = idsFrom(communityParams, params);
  const accessRequests = await listAccessRequests(deps, actor, communityId);
  return ok<AccessRequestsView>({ accessRequests: accessRequests.map(accessRequestView) });
};

const admit: PersonHandler = async ({ actor, deps, params }) => {
  const { communityId, userId } = idsFrom(accessRequestParams, params);
  const community = await letIn(deps, actor, communityId, userId);
  return ok<CommunityAboutView>(aboutView(community, actor, deps.now()));
};

const passBy: PersonHandler = async ({ actor, deps, params }) => {
  const { communityId, userId } = idsFrom(accessRequestParams, params);
  await passOver(deps, actor, communityId, userId);
  return noContent;
};

const door = "/api/directory/:communityId";
const community = "/api/communities/:communityId";

export const directoryRoutes: readonly PersonRoute[] = [
  { method: "GET", path: "/api/directory", guard: "person", cost: "search", handle: list },
  { method: "GET", path: door, guard: "person", cost: "read", handle: readFromOutside },
  { method: "PUT", path: `${door}/access-request`, guard: "person", cost: "notify", handle: askToEnter },
  { method: "DELETE", path: `${door}/access-request`, guard: "person", cost: "write", handle: askNoMore },
  { method: "GET", path: `${community}/access-requests`, guard: "person", cost: "read", handle: listAsking },
  { method: "PUT", path: `${community}/admitted/:userId`, guard: "person", cost: "write", handle: admit },
  {
    method: "DELETE",
    path: `${community}/access-requests/:userId`,
    guard: "person",
    cost: "write",
    handle: passBy,
  },
];
