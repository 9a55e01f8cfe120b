// What stewards do for a community. Every change answers with the community as this person may see it then.
import { actionView, listActions } from "../../community/communities/actions.ts";
import { checkLog } from "../../community/communities/check-log.ts";
import { type Community } from "../../community/communities/community.ts";
import { aboutView } from "../../community/communities/about.ts";
import { closeCommunity, reopenCommunity } from "../../community/communities/closing.ts";
import { editDetails } from "../../community/communities/details.ts";
import { addPlace, removePlace } from "../../community/communities/places-of-community.ts";
import { startWithoutPlace } from "../../community/communities/start-without-place.ts";
import { changeVisibility, setListed, undoLettingIn } from "../../community/communities/readers.ts";
import {
  becomeSteward,
  nameSteward,
  stepDown,
  takeBackNaming,
} from "../../community/communities/stewards.ts";
import { parseInput } from "../../community/core/input.ts";
import { actionsQuery, type ActionsCheckView, type ActionsPageView } from "../../contract/actions.ts";
import { communityParams, type CommunityView } from "../../contract/communities.ts";
import {
  addPlaceInput,
  editDetailsInput,
  nameStewardInput,
  placeOfCommunityParams,
  startWithoutPlaceInput,
  stewardParams,
  visibilityInput,
  type CommunityAboutView,
} from "../../contract/community-settings.ts";
import { idsFrom } from "./ids.ts";
import { created, ok, type PersonHandler, type PersonRequest, type PersonRoute } from "./route.ts";
import { enterCommunity } from "../../community/communities/enter.ts";
import { communityView } from "../../community/communities/community-view.ts";

const seen = ({ actor, deps }: PersonRequest, community: Community) =>
  ok<CommunityAboutView>(aboutView(community, actor, deps.now()));

const start: PersonHandler = async ({ actor, deps, readBody }) => {
  const input = parseInput(startWithoutPlaceInput, await readBody());
  const community = await startWithoutPlace(deps, actor, input);
  return created<{ community: CommunityView }>({ community: communityView(community, deps.now()) });
};

const readAbout: PersonHandler = async (request) => {
  const { communityId } = idsFrom(communityParams, request.params);
  const { community } = await enterCommunity(request.deps, request.actor, communityId, "read");
  return seen(request, community);
};

const changeDetails: PersonHandler = async (request) => {
  const { communityId } = idsFrom(communityParams, request.params);
  const input = parseInput(editDetailsInput, await request.readBody());
  return seen(request, await editDetails(request.deps, request.actor, communityId, input));
};

const name: PersonHandler = async (request) => {
  const { communityId } = idsFrom(communityParams, request.params);
  const input = parseInput(nameStewardInput, await request.readBody());
  return seen(request, await nameSteward(request.deps, request.actor, communityId, input));
};

const takeBack: PersonHandler = async (request) => {
  const { communityId, userId } = idsFrom(stewardParams, request.params);
  return seen(request, await takeBackNaming(request.deps, request.actor, communityId, userId));
};

const become: PersonHandler = async (request) => {
  const { communityId } = idsFrom(communityParams, request.params);
  return seen(request, await becomeSteward(request.deps, request.actor, communityId));
};

const leaveToOthers: PersonHandler = async (request) => {
  const { communityId } = idsFrom(communityParams, request.params);
  return seen(request, await stepDown(request.deps, request.actor, communityId));
};

const readActions: PersonHandler = async ({ actor, deps, params, query }) => {
  const { communityId } = idsFrom(communityParams, params);
  const { cursor: from } = parseInput(actionsQuery, query);
  const { actions, cursor } = await listActions(deps, actor, communityId, from);
  return ok<ActionsPageView>({ actions: actions.map(actionView), ...(cursor !== undefined && { cursor }) });
};

const bringTo: PersonHandler = async (request) => {
  const { communityId } = idsFrom(communityParams, request.params);
  const { place } = parseInput(addPlaceInput, await request.readBody());
  return seen(request, await addPlace(request.deps, request.actor, communityId, place));
};

const takeFrom: PersonHandler = async (request) => {
  const { communityId, placeId } = idsFrom(placeOfCommunityParams, request.params);
  return seen(request, await removePlace(request.deps, request.actor, communityId, placeId));
};

const openTo: PersonHandler = async (request) => {
  const { communityId } = idsFrom(communityParams, request.params);
  const { visibility } = parseInput(visibilityInput, await request.readBody());
  return seen(request, await changeVisibility(request.deps, request.actor, communityId, visibility));
};

const listIt =
  (isListed: boolean): PersonHandler =>
  async (request) => {
    const { communityId } = idsFrom(communityParams, request.params);
    return seen(request, await setListed(request.deps, request.actor, communityId, isListed));
  };

const dismiss: PersonHandler = async (request) => {
  const { communityId, userId } = idsFrom(stewardParams, request.params);
  return seen(request, await undoLettingIn(request.deps, request.actor, communityId, userId));
};

const close: PersonHandler = async (request) => {
  const { communityId } = idsFrom(communityParams, request.params);
  return seen(request, await closeCommunity(request.deps, request.actor, communityId));
};

const reopen: PersonHandler = async (request) => {
  const { communityId } = idsFrom(communityParams, request.params);
  return seen(request, await reopenCommunity(request.deps, request.actor, communityId));
};

const community = "/api/communities/:communityId";

const checkActions: PersonHandler = async ({ actor, deps, params }) => {
  const { communityId } = idsFrom(communityParams, params);
  return ok<ActionsCheckView>(await checkLog(deps, actor, communityId));
};

export const stewardshipRoutes: readonly PersonRoute[] = [
  { method: "POST", path: "/api/me/communities", guard: "person", cost: "write", handle: start },
  { method: "GET", path: `${community}/about`, guard: "person", cost: "read", handle: readAbout },
  { method: "GET", path: `${community}/actions`, guard: "person", cost: "read", handle: readActions },
  { method: "GET", path: `${community}/actions/check`, guard: "person", cost: "read", handle: checkActions },
  { method: "PUT", path: `${community}/details`, guard: "person", cost: "write", handle: changeDetails },
  { method: "POST", path: `${community}/stewards`, guard: "person", cost: "write", handle: name },
  {
    method: "DELETE",
    path: `${community}/stewards/:userId`,
    guard: "person",
    cost: "write",
    handle: takeBack,
  },
  { method: "PUT", path: `${community}/my-stewardship`, guard: "person", cost: "write", handle: become },
  {
    method: "DELETE",
    path: `${community}/my-stewardship`,
    guard: "person",
    cost: "write",
    handle: leaveToOthers,
  },
  { method: "POST", path: `${community}/places`, guard: "person", cost: "write", handle: bringTo },
  {
    method: "DELETE",
    path: `${community}/places/:placeId`,
    guard: "person",
    cost: "write",
    handle: takeFrom,
  },
  { method: "PUT", path: `${community}/visibility`, guard: "person", cost: "write", handle: openTo },
  { method: "PUT", path: `${community}/listed`, guard: "person", cost: "write", handle: listIt(true) },
  { method: "DELETE", path: `${community}/listed`, guard: "person", cost: "write", handle: listIt(false) },
  {
    method: "DELETE",
    path: `${community}/admitted/:userId`,
    guard: "person",
    cost: "write",
    handle: dismiss,
  },
  { method: "PUT", path: `${community}/closed`, guard: "person", cost: "write", handle: close },
  { method: "DELETE", path: `${community}/closed`, guard: "person", cost: "write", handle: reopen },
];
