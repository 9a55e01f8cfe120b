import { parseInput } from "../../community/core/input.ts";
import { aboutView } from "../../community/communities/about.ts";
import { findDoor, listDirectory } from "../../community/communities/directory.ts";
import { knock, knockView, listKnocks, passOver, stopKnocking } from "../../community/communities/knock.ts";
import type { Listing } from "../../community/communities/listing.ts";
import { letIn } from "../../community/communities/readers.ts";
import { communityParams, type CommunitySummary } from "../../contract/communities.ts";
import type { CommunityAboutView } from "../../contract/community-settings.ts";
import {
  directoryQuery,
  knockInput,
  knockParams,
  type DirectoryView,
  type DoorView,
  type KnocksView,
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

const readDoor: PersonHandler = async ({ actor, deps, params }) => {
  const { communityId } = idsFrom(communityParams, params);
  const { listing, canEnter, isAsking } = await findDoor(deps, actor, communityId);
  return ok<DoorView>({ community: summaryOf(listing), canEnter, isAsking });
};

const askToEnter: PersonHandler = async ({ actor, deps, params, readBody }) => {
  const { communityId } = idsFrom(communityParams, params);
  const input = parseInput(knockInput, await readBody());
  await knock(deps, actor, communityId, input);
  return noContent;
};

const askNoMore: PersonHandler = async ({ actor, deps, params }) => {
  const { communityId } = idsFrom(communityParams, params);
  await stopKnocking(deps, actor, communityId);
  return noContent;
};

const listAsking: PersonHandler = async ({ actor, deps, params }) => {
  const { communityId } = idsFrom(communityParams, params);
  const knocks = await listKnocks(deps, actor, communityId);
  return ok<KnocksView>({ knocks: knocks.map(knockView) });
};

const admit: PersonHandler = async ({ actor, deps, params }) => {
  const { communityId, userId } = idsFrom(knockParams, params);
  const community = await letIn(deps, actor, communityId, userId);
  return ok<CommunityAboutView>(aboutView(community, actor, deps.now()));
};

const passBy: PersonHandler = async ({ actor, deps, params }) => {
  const { communityId, userId } = idsFrom(knockParams, params);
  await passOver(deps, actor, communityId, userId);
  return noContent;
};

const door = "/api/directory/:communityId";
const community = "/api/communities/:communityId";

export const directoryRoutes: readonly PersonRoute[] = [
  { method: "GET", path: "/api/directory", guard: "person", cost: "search", handle: list },
  { method: "GET", path: door, guard: "person", cost: "read", handle: readDoor },
  { method: "PUT", path: `${door}/knock`, guard: "person", cost: "notify", handle: askToEnter },
  { method: "DELETE", path: `${door}/knock`, guard: "person", cost: "write", handle: askNoMore },
  { method: "GET", path: `${community}/knocks`, guard: "person", cost: "read", handle: listAsking },
  { method: "PUT", path: `${community}/admitted/:userId`, guard: "person", cost: "write", handle: admit },
  { method: "DELETE", path: `${community}/knocks/:userId`, guard: "person", cost: "write", handle: passBy },
];
