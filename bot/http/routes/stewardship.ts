// What stewards do for a community. Every change answers with the community as this person may see it then.
import { aboutView } from "../../community/communities/about.ts";
import { actionView, listActions } from "../../community/communities/actions.ts";
import { checkLog } from "../../community/communities/check-log.ts";
import { closeCommunity, reopenCommunity } from "../../community/communities/closing.ts";
import type { Community } from "../../community/communities/community.ts";
import { editDetails } from "../../community/communities/details.ts";
import { getCommunity } from "../../community/communities/enter.ts";
import { addPlace, removePlace } from "../../community/communities/places-of-community.ts";
import { changeVisibility, setListed, undoLettingIn } from "../../community/communities/readers.ts";
import {
  becomeSteward,
  nameSteward,
  stepDown,
  takeBackNaming,
} from "../../community/communities/stewards.ts";
import type { Actor } from "../../community/core/actor.ts";
import type { EntryDeps } from "../../community/entries/search.ts";
import { actionsQuery, type ActionsCheckView, type ActionsPageView } from "../../contract/actions.ts";
import { communityParams } from "../../contract/communities.ts";
import {
  addPlaceInput,
  editDetailsInput,
  nameStewardInput,
  placeOfCommunityParams,
  stewardParams,
  visibilityInput,
} from "../../contract/community-settings.ts";
import { community, route, type Method } from "./route.ts";

/** What needs nothing but the community. */
const change = (
  method: Method,
  path: string,
  act: (deps: EntryDeps, actor: Actor, communityId: string) => Promise<Community>,
) =>
  route(method, `${community}/${path}`, {
    cost: "write",
    params: communityParams,
    answer: async ({ actor, deps, params }) =>
      aboutView(await act(deps, actor, params.communityId), actor, deps.now()),
  });

export const stewardshipRoutes = [
  route("GET", `${community}/about`, {
    cost: "read",
    params: communityParams,
    answer: async ({ actor, deps, params }) =>
      aboutView(await getCommunity(deps, actor, params.communityId, "read"), actor, deps.now()),
  }),
  route("GET", `${community}/actions`, {
    cost: "read",
    params: communityParams,
    query: actionsQuery,
    answer: async ({ actor, deps, params, query }): Promise<ActionsPageView> => {
      const { actions, cursor } = await listActions(deps, actor, params.communityId, query.cursor);
      return { actions: actions.map(actionView), ...(cursor !== undefined && { cursor }) };
    },
  }),
  route("GET", `${community}/actions/check`, {
    cost: "read",
    params: communityParams,
    answer: ({ actor, deps, params }): Promise<ActionsCheckView> => checkLog(deps, actor, params.communityId),
  }),
  route("PUT", `${community}/details`, {
    cost: "write",
    params: communityParams,
    body: editDetailsInput,
    answer: async ({ actor, deps, params, body }) =>
      aboutView(await editDetails(deps, actor, params.communityId, body), actor, deps.now()),
  }),
  route("POST", `${community}/stewards`, {
    cost: "write",
    params: communityParams,
    body: nameStewardInput,
    answer: async ({ actor, deps, params, body }) =>
      aboutView(await nameSteward(deps, actor, params.communityId, body), actor, deps.now()),
  }),
  route("DELETE", `${community}/stewards/:userId`, {
    cost: "write",
    params: stewardParams,
    answer: async ({ actor, deps, params: { communityId, userId } }) =>
      aboutView(await takeBackNaming(deps, actor, communityId, userId), actor, deps.now()),
  }),
  change("PUT", "my-stewardship", becomeSteward),
  change("DELETE", "my-stewardship", stepDown),
  route("POST", `${community}/places`, {
    cost: "write",
    params: communityParams,
    body: addPlaceInput,
    answer: async ({ actor, deps, params, body }) =>
      aboutView(await addPlace(deps, actor, params.communityId, body.place), actor, deps.now()),
  }),
  route("DELETE", `${community}/places/:placeId`, {
    cost: "write",
    params: placeOfCommunityParams,
    answer: async ({ actor, deps, params: { communityId, placeId } }) =>
      aboutView(await removePlace(deps, actor, communityId, placeId), actor, deps.now()),
  }),
  route("PUT", `${community}/visibility`, {
    cost: "write",
    params: communityParams,
    body: visibilityInput,
    answer: async ({ actor, deps, params, body }) =>
      aboutView(await changeVisibility(deps, actor, params.communityId, body.visibility), actor, deps.now()),
  }),
  change("PUT", "listed", (deps, actor, communityId) => setListed(deps, actor, communityId, true)),
  change("DELETE", "listed", (deps, actor, communityId) => setListed(deps, actor, communityId, false)),
  route("DELETE", `${community}/admitted/:userId`, {
    cost: "write",
    params: stewardParams,
    answer: async ({ actor, deps, params: { communityId, userId } }) =>
      aboutView(await undoLettingIn(deps, actor, communityId, userId), actor, deps.now()),
  }),
  change("PUT", "closed", closeCommunity),
  change("DELETE", "closed", reopenCommunity),
];
