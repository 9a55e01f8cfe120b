// The weekly digest on a community's About page. Every change answers with it as it is then.
import { readDigest, setDigest, stopDigest } from "../../community/digest/set-digest.ts";
import { communityParams } from "../../contract/communities.ts";
import { digestInput } from "../../contract/digest.ts";
import { community, route } from "./route.ts";

export const digestRoutes = [
  route("GET", `${community}/digest`, {
    cost: "read",
    params: communityParams,
    answer: ({ actor, deps, params }) => readDigest(deps, actor, params.communityId),
  }),
  route("PUT", `${community}/digest`, {
    cost: "write",
    params: communityParams,
    body: digestInput,
    answer: ({ actor, deps, params, body }) => setDigest(deps, actor, params.communityId, body),
  }),
  route("DELETE", `${community}/digest`, {
    cost: "write",
    params: communityParams,
    answer: ({ actor, deps, params }) => stopDigest(deps, actor, params.communityId),
  }),
];
