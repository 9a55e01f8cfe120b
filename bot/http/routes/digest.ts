// What a community's About page says of its digest. Every change answers with it as it is then.
import { parseInput } from "../../community/core/input.ts";
import { readDigest, setDigest, stopDigest } from "../../community/digest/set-digest.ts";
import { communityParams } from "../../contract/communities.ts";
import { type CommunityDigestView, digestInput } from "../../contract/digest.ts";
import { idsFrom } from "./ids.ts";
import { ok, type PersonHandler, type PersonRoute } from "./route.ts";

const read: PersonHandler = async ({ actor, deps, params }) => {
  const { communityId } = idsFrom(communityParams, params);
  return ok<CommunityDigestView>(await readDigest(deps, actor, communityId));
};

const set: PersonHandler = async ({ actor, deps, params, readBody }) => {
  const { communityId } = idsFrom(communityParams, params);
  const input = parseInput(digestInput, await readBody());
  return ok<CommunityDigestView>(await setDigest(deps, actor, communityId, input));
};

const stop: PersonHandler = async ({ actor, deps, params }) => {
  const { communityId } = idsFrom(communityParams, params);
  return ok<CommunityDigestView>(await stopDigest(deps, actor, communityId));
};

const community = "/api/communities/:communityId";

export const digestRoutes: readonly PersonRoute[] = [
  { method: "GET", path: `${community}/digest`, guard: "person", cost: "read", handle: read },
  { method: "PUT", path: `${community}/digest`, guard: "person", cost: "write", handle: set },
  { method: "DELETE", path: `${community}/digest`, guard: "person", cost: "write", handle: stop },
];
