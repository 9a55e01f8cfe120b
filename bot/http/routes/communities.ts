import { openCommunity } from "../../community/board/read-board.ts";
import { communitySummary, communityView } from "../../community/communities/community-view.ts";
import { joinCommunity, listJoinedIds, listMyCommunities } from "../../community/communities/memberships.ts";
import { openPlace } from "../../community/communities/places.ts";
import { isSteward } from "../../community/communities/policies.ts";
import { leaveCommunity } from "../../community/personal/leave-community.ts";
import { namedView } from "../../community/communities/claim.ts";
import { startCommunity } from "../../community/communities/start-community.ts";
import { startWithoutPlace } from "../../community/communities/start-without-place.ts";
import { entrySummary, type EntryOfCommunity } from "../../community/entries/find-entries.ts";
import { tipSummary } from "../../community/tips/tip-view.ts";
import {
  communityParams,
  placeInput,
  startCommunityInput,
  type MembershipView,
  type MyCommunitiesView,
  type PlaceView,
} from "../../contract/communities.ts";
import type { CommunityPageView } from "../../contract/community-page.ts";
import { startWithoutPlaceInput } from "../../contract/community-settings.ts";
import { asIs, community, route, routesOf } from "./route.ts";

const mine = "/api/me/communities";
const ofMine = routesOf(`${mine}/:communityId`, communityParams, {
  ids: ({ communityId }) => [communityId],
  view: asIs,
});

export const communityRoutes = [
  route("GET", "/api/places/:conversationId", {
    cost: "read",
    params: placeInput.pick({ conversationId: true }),
    answer: async ({ actor, deps, params }): Promise<PlaceView> => {
      const [community, mine] = await Promise.all([
        openPlace(deps, actor, params.conversationId),
        listMyCommunities(deps, actor),
      ]);
      return {
        ...(community && { community: communitySummary(community) }),
        mine: mine.map(communitySummary),
      };
    },
  }),
  route("POST", "/api/communities", {
    cost: "write",
    body: startCommunityInput,
    status: 201,
    answer: async ({ actor, deps, body }) => ({
      community: communityView(await startCommunity(deps, actor, body), deps.now()),
    }),
  }),
  route("POST", mine, {
    cost: "write",
    body: startWithoutPlaceInput,
    status: 201,
    answer: async ({ actor, deps, body }) => ({
      community: communityView(await startWithoutPlace(deps, actor, body), deps.now()),
    }),
  }),
  route("GET", community, {
    cost: "read",
    params: communityParams,
    answer: async ({ actor, deps, params }): Promise<CommunityPageView> => {
      const opened = await openCommunity(deps, actor, params.communityId);
      const { community, tips, cursor } = opened;
      const isMySteward = isSteward(actor, community);
      const summary = (one: EntryOfCommunity) => entrySummary(one, deps.now());
      return {
        community: communityView(community, deps.now()),
        board: [...opened.board],
        isEmpty: opened.isEmpty,
        openProblems: opened.openProblems.map(summary),
        stewards: community.stewardDetails.map(namedView).filter(({ name }) => name !== ""),
        mine: {
          isSteward: isMySteward,
          isOnlySteward: isMySteward && community.stewards.length === 1,
          hasJoined: opened.hasJoined,
        },
        tips: tips.map((tip) => tipSummary(tip, community, deps.now())),
        ...(cursor !== undefined && { cursor }),
      };
    },
  }),
  route("GET", mine, {
    cost: "read",
    answer: async ({ actor, deps }): Promise<MyCommunitiesView> => ({
      communities: (await listMyCommunities(deps, actor)).map(communitySummary),
    }),
  }),
  // Of the person's own list; it says nothing of access.
  ofMine("GET", "", {
    cost: "read",
    run: async (deps, actor, communityId): Promise<MembershipView> => ({
      joined: (await listJoinedIds(deps, actor)).includes(communityId),
    }),
  }),
  ofMine("PUT", "", { cost: "write", status: 204, run: joinCommunity }),
  ofMine("DELETE", "", { cost: "write", status: 204, run: leaveCommunity }),
];
