import { leaveOut, readStartingKit } from "../../community/starting-kit/starting-kit.ts";
import { communityParams } from "../../contract/communities.ts";
import { leaveOutInput } from "../../contract/starting-kit.ts";
import { community, route } from "./route.ts";

export const startingKitRoutes = [
  route("GET", `${community}/starting-kit`, {
    cost: "read",
    params: communityParams,
    answer: ({ actor, deps, params }) => readStartingKit(deps, actor, params.communityId),
  }),
  route("PUT", `${community}/starting-kit`, {
    cost: "write",
    params: communityParams,
    body: leaveOutInput,
    answer: ({ actor, deps, params, body }) => leaveOut(deps, actor, params.communityId, body),
  }),
];
