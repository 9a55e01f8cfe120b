// Whether tips are still true.
import { checkTip, takeCheckBack } from "../../community/tips/check-tip.ts";
import { parseInput } from "../../community/core/input.ts";
import type { FoundTip } from "../../community/tips/read-tips.ts";
import { setReviewPeriod } from "../../community/tips/review-period.ts";
import { checkInput, reviewPeriodInput } from "../../contract/checks.ts";
import { communityParams, type CommunityView } from "../../contract/communities.ts";
import { tipParams, type TipView } from "../../contract/tips.ts";
import { idsFrom } from "./ids.ts";
import { ok, type PersonHandler, type PersonRequest, type PersonRoute } from "./route.ts";
import { tipView } from "../../community/tips/tip-view.ts";
import { communityView } from "../../community/communities/community-view.ts";

const seen = ({ actor, deps }: PersonRequest, { tip, community }: FoundTip) =>
  ok<TipView>(tipView(tip, community, actor, deps.now()));

const check: PersonHandler = async (request) => {
  const { communityId, tipId } = idsFrom(tipParams, request.params);
  const input = parseInput(checkInput, await request.readBody());
  return seen(request, await checkTip(request.deps, request.actor, communityId, tipId, input));
};

const takeBack: PersonHandler = async (request) => {
  const { communityId, tipId } = idsFrom(tipParams, request.params);
  return seen(request, await takeCheckBack(request.deps, request.actor, communityId, tipId));
};

const chooseReviewPeriod: PersonHandler = async ({ actor, deps, params, readBody }) => {
  const { communityId } = idsFrom(communityParams, params);
  const input = parseInput(reviewPeriodInput, await readBody());
  return ok<CommunityView>(communityView(await setReviewPeriod(deps, actor, communityId, input), deps.now()));
};

const community = "/api/communities/:communityId";
const ofTip = `${community}/tips/:tipId/check`;

export const checkRoutes: readonly PersonRoute[] = [
  { method: "PUT", path: ofTip, guard: "person", cost: "notify", handle: check },
  { method: "DELETE", path: ofTip, guard: "person", cost: "write", handle: takeBack },
  {
    method: "PUT",
    path: `${community}/review-period`,
    guard: "person",
    cost: "write",
    handle: chooseReviewPeriod,
  },
];
