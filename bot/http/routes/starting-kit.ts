import { parseInput } from "../../community/core/input.ts";
import { leaveOut, readStartingKit } from "../../community/starting-kit/starting-kit.ts";
import { communityParams } from "../../contract/communities.ts";
import { leaveOutInput, type StartingKitView } from "../../contract/starting-kit.ts";
import { idsFrom } from "./ids.ts";
import { ok, type PersonHandler, type PersonRoute } from "./route.ts";

const read: PersonHandler = async ({ actor, deps, params }) => {
  const { communityId } = idsFrom(communityParams, params);
  return ok<StartingKitView>(await readStartingKit(deps, actor, communityId));
};

const change: PersonHandler = async ({ actor, deps, params, readBody }) => {
  const { communityId } = idsFrom(communityParams, params);
  const input = parseInput(leaveOutInput, await readBody());
  return ok<StartingKitView>(await leaveOut(deps, actor, communityId, input));
};

const kit = "/api/communities/:communityId/starting-kit";

export const startingKitRoutes: readonly PersonRoute[] = [
  { method: "GET", path: kit, guard: "person", cost: "read", handle: read },
  { method: "PUT", path: kit, guard: "person", cost: "write", handle: change },
];
