// A community's About page: its settings, charter, digest and starting kit. A change of settings answers with all of them
// as this person may see them then.
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
import { actionsQuery, type ActionsPageView } from "../../contract/actions.ts";
import { communityParams } from "../../contract/communities.ts";
import {
  addPlaceInput,
  editDetailsInput,
  nameStewardInput,
  placeOfCommunityParams,
  stewardParams,
  visibilityInput,
} from "../../contract/community-settings.ts";
import { editCharter, listCharterRevisions, readCharter } from "../../community/communities/charter.ts";
import { charterRevisionsQuery, editCharterInput } from "../../contract/charter.ts";
import { readDigest, setDigest, stopDigest } from "../../community/digest/set-digest.ts";
import { digestInput } from "../../contract/digest.ts";
import { hideStartingKit, readStartingKit } from "../../community/starting-kit/starting-kit.ts";
import { hideKitInput } from "../../contract/starting-kit.ts";
import { community, ofCommunity, route, routesOf, type PersonRequest } from "./route.ts";

const about = (community: Community, { actor, deps }: PersonRequest) =>
  aboutView(community, actor, deps.now());

const change = routesOf(community, communityParams, { ids: ({ communityId }) => [communityId], view: about });
const changeSteward = routesOf(community, stewardParams, {
  ids: ({ communityId, userId }) => [communityId, userId],
  view: about,
});
const changePlace = routesOf(community, placeOfCommunityParams, {
  ids: ({ communityId, placeId }) => [communityId, placeId],
  view: about,
});

export const aboutRoutes = [
  change("GET", "/about", {
    cost: "read",
    run: (deps, actor, communityId) => getCommunity(deps, actor, communityId, "read"),
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
  ofCommunity("GET", "/actions/check", { cost: "export", isLong: true, run: checkLog }),
  change("PUT", "/details", { cost: "write", body: editDetailsInput, run: editDetails }),
  change("POST", "/stewards", { cost: "write", body: nameStewardInput, run: nameSteward }),
  changeSteward("DELETE", "/stewards/:userId", { cost: "write", run: takeBackNaming }),
  change("PUT", "/my-stewardship", { cost: "write", run: becomeSteward }),
  change("DELETE", "/my-stewardship", { cost: "write", run: stepDown }),
  change("POST", "/places", {
    cost: "write",
    body: addPlaceInput,
    run: (deps, actor, communityId, { place }) => addPlace(deps, actor, communityId, place),
  }),
  changePlace("DELETE", "/places/:placeId", { cost: "write", run: removePlace }),
  change("PUT", "/visibility", {
    cost: "write",
    body: visibilityInput,
    run: (deps, actor, communityId, { visibility }) => changeVisibility(deps, actor, communityId, visibility),
  }),
  change("PUT", "/listed", {
    cost: "write",
    run: (deps, actor, communityId) => setListed(deps, actor, communityId, true),
  }),
  change("DELETE", "/listed", {
    cost: "write",
    run: (deps, actor, communityId) => setListed(deps, actor, communityId, false),
  }),
  changeSteward("DELETE", "/admitted/:userId", { cost: "write", run: undoLettingIn }),
  change("PUT", "/closed", { cost: "write", run: closeCommunity }),
  change("DELETE", "/closed", { cost: "write", run: reopenCommunity }),
  ofCommunity("GET", "/charter", { cost: "read", run: readCharter }),
  ofCommunity("PUT", "/charter", { cost: "write", body: editCharterInput, run: editCharter }),
  route("GET", `${community}/charter/revisions`, {
    cost: "read",
    params: communityParams,
    query: charterRevisionsQuery,
    answer: ({ actor, deps, params, query }) =>
      listCharterRevisions(deps, actor, params.communityId, query.cursor),
  }),
  ofCommunity("GET", "/digest", { cost: "read", run: readDigest }),
  ofCommunity("PUT", "/digest", { cost: "write", body: digestInput, run: setDigest }),
  ofCommunity("DELETE", "/digest", { cost: "write", run: stopDigest }),
  ofCommunity("GET", "/starting-kit", { cost: "read", run: readStartingKit }),
  ofCommunity("PUT", "/starting-kit", { cost: "write", body: hideKitInput, run: hideStartingKit }),
];
