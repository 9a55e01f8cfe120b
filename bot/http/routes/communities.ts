import { openCommunity } from "../../community/board/read-board.ts";
import { entrySummary } from "../../community/entries/find-entries.ts";
import { parseInput } from "../../community/core/input.ts";
import {
  joinCommunity,
  leaveCommunity,
  listJoinedIds,
  listMyCommunities,
} from "../../community/communities/memberships.ts";
import { openPlace } from "../../community/communities/places.ts";
import { isSteward } from "../../community/communities/policies.ts";
import { startCommunity } from "../../community/communities/start-community.ts";
import {
  communityParams,
  placeInput,
  startCommunityInput,
  type CommunityView,
  type MembershipView,
  type MyCommunitiesView,
  type PlaceView,
} from "../../contract/communities.ts";
import { idsFrom } from "./ids.ts";
import { created, noContent, ok, type PersonHandler, type PersonRoute } from "./route.ts";
import { tipSummary } from "../../community/tips/tip-view.ts";
import { communitySummary, communityView } from "../../community/communities/community-view.ts";
import type { CommunityPageView } from "../../contract/community-page.ts";

const placeParams = placeInput.pick({ conversationId: true });

const readPlace: PersonHandler = async ({ actor, deps, params }) => {
  const { conversationId } = idsFrom(placeParams, params);
  const [community, mine] = await Promise.all([
    openPlace(deps, actor, conversationId),
    listMyCommunities(deps, actor),
  ]);
  return ok<PlaceView>({
    ...(community && { community: communitySummary(community) }),
    mine: mine.map(communitySummary),
  });
};

const start: PersonHandler = async ({ actor, deps, readBody }) => {
  const input = parseInput(startCommunityInput, await readBody());
  const community = await startCommunity(deps, actor, input);
  return created<{ community: CommunityView }>({ community: communityView(community, deps.now()) });
};

const readCommunity: PersonHandler = async ({ actor, deps, params }) => {
  const { communityId } = idsFrom(communityParams, params);
  const { community, tips, cursor, board } = await openCommunity(deps, actor, communityId);
  return ok<CommunityPageView>({
    community: communityView(community, deps.now()),
    board: board.map((one) => entrySummary(one, deps.now())),
    iAmSteward: isSteward(actor, community),
    tips: tips.map((tip) => tipSummary(tip, community, deps.now())),
    ...(cursor !== undefined && { cursor }),
  });
};

const listMine: PersonHandler = async ({ actor, deps }) => {
  const communities = await listMyCommunities(deps, actor);
  return ok<MyCommunitiesView>({ communities: communities.map(communitySummary) });
};

/** Of the person's own list; it says nothing of access. */
const readMembership: PersonHandler = async ({ actor, deps, params }) => {
  const { communityId } = idsFrom(communityParams, params);
  const joinedIds = await listJoinedIds(deps, actor);
  return ok<MembershipView>({ joined: joinedIds.includes(communityId) });
};

const join: PersonHandler = async ({ actor, deps, params }) => {
  const { communityId } = idsFrom(communityParams, params);
  await joinCommunity(deps, actor, communityId);
  return noContent;
};

const leave: PersonHandler = async ({ actor, deps, params }) => {
  const { communityId } = idsFrom(communityParams, params);
  await leaveCommunity(deps, actor, communityId);
  return noContent;
};

export const communityRoutes: readonly PersonRoute[] = [
  { method: "GET", path: "/api/places/:conversationId", guard: "person", cost: "read", handle: readPlace },
  { method: "POST", path: "/api/communities", guard: "person", cost: "write", handle: start },
  {
    method: "GET",
    path: "/api/communities/:communityId",
    guard: "person",
    cost: "read",
    handle: readCommunity,
  },
  { method: "GET", path: "/api/me/communities", guard: "person", cost: "read", handle: listMine },
  {
    method: "GET",
    path: "/api/me/communities/:communityId",
    guard: "person",
    cost: "read",
    handle: readMembership,
  },
  { method: "PUT", path: "/api/me/communities/:communityId", guard: "person", cost: "write", handle: join },
  {
    method: "DELETE",
    path: "/api/me/communities/:communityId",
    guard: "person",
    cost: "write",
    handle: leave,
  },
];
