// Tips: their texts, former ones too, who wrote them, and whether they are still true.
import { answerCredit, withdrawTip } from "../../community/authors/credit-answer.ts";
import { communityView } from "../../community/communities/community-view.ts";
import { pastedMessage } from "../../community/text/pasted-message.ts";
import { checkTip, takeCheckBack } from "../../community/tips/check-tip.ts";
import { editTip, restoreRevision } from "../../community/tips/edit-tip.ts";
import { getTip, listTips, type FoundTip } from "../../community/tips/read-tips.ts";
import { setReviewPeriod } from "../../community/tips/review-period.ts";
import { listRevisions, revisionOf, revisionView } from "../../community/tips/revisions.ts";
import { saveTip } from "../../community/tips/save-tip.ts";
import { tipSummary, tipView } from "../../community/tips/tip-view.ts";
import { checkInput, reviewPeriodInput } from "../../contract/checks.ts";
import { communityParams } from "../../contract/communities.ts";
import { restoreInput, revisionParams, type RevisionsView } from "../../contract/revisions.ts";
import {
  creditAnswerInput,
  editTipInput,
  pastedMessageInput,
  saveTipInput,
  tipParams,
  tipsQuery,
  type SaveTipView,
  type TipsPageView,
} from "../../contract/tips.ts";
import { community, route, routesOf, type PersonRequest } from "./route.ts";

const tips = `${community}/tips`;
const oneTip = `${tips}/:tipId`;

/** Every change answers with the whole tip as it is then. */
const seen = ({ tip, community }: FoundTip, { actor, deps }: Pick<PersonRequest, "actor" | "deps">) =>
  tipView(tip, community, actor, deps.now());

const ofTip = routesOf(oneTip, tipParams, {
  ids: ({ communityId, tipId }) => [communityId, tipId],
  view: seen,
});

export const tipRoutes = [
  route("GET", tips, {
    cost: "read",
    params: communityParams,
    query: tipsQuery,
    answer: async ({ actor, deps, params, query }): Promise<TipsPageView> => {
      const { community, tips, cursor } = await listTips(deps, actor, params.communityId, query);
      return {
        tips: tips.map((tip) => tipSummary(tip, community, deps.now())),
        ...(cursor !== undefined && { cursor }),
      };
    },
  }),
  route("POST", tips, {
    cost: "notify",
    params: communityParams,
    body: saveTipInput,
    answer: async ({ actor, deps, params, body }): Promise<SaveTipView> => {
      const { outcome, isFirst, ...found } = await saveTip(deps, actor, params.communityId, body);
      return { outcome, ...(isFirst && { isFirst }), tip: seen(found, { actor, deps }) };
    },
    isNew: ({ outcome }) => outcome === "saved",
  }),
  ofTip("GET", "", {
    cost: "read",
    run: (deps, actor, communityId, tipId) => getTip(deps, actor, communityId, tipId),
  }),
  ofTip("PUT", "", { cost: "write", body: editTipInput, run: editTip }),
  route("DELETE", oneTip, {
    cost: "write",
    params: tipParams,
    status: 204,
    answer: ({ actor, deps, params }) => withdrawTip(deps, actor, params.communityId, params.tipId),
  }),
  ofTip("PUT", "/credit-answer", { cost: "write", body: creditAnswerInput, run: answerCredit }),
  route("GET", `${oneTip}/revisions`, {
    cost: "read",
    params: tipParams,
    query: tipsQuery,
    answer: async ({ actor, deps, params, query }): Promise<RevisionsView> => {
      const page = await listRevisions(deps, actor, params.communityId, params.tipId, query);
      return {
        current: revisionView(page, revisionOf(page.tip)),
        version: page.tip.version,
        revisions: page.revisions.map((revision) => revisionView(page, revision)),
        ...(page.cursor !== undefined && { cursor: page.cursor }),
      };
    },
  }),
  route("POST", `${oneTip}/revisions/:number/restored`, {
    cost: "write",
    params: revisionParams,
    body: restoreInput,
    answer: async ({ actor, deps, params: { communityId, tipId, number }, body }) =>
      seen(await restoreRevision(deps, actor, communityId, tipId, number, body), { actor, deps }),
  }),
  ofTip("PUT", "/check", { cost: "notify", body: checkInput, run: checkTip }),
  ofTip("DELETE", "/check", { cost: "write", run: takeCheckBack }),
  route("PUT", `${community}/review-period`, {
    cost: "write",
    params: communityParams,
    body: reviewPeriodInput,
    answer: async ({ actor, deps, params, body }) =>
      communityView(await setReviewPeriod(deps, actor, params.communityId, body), deps.now()),
  }),
  route("POST", "/api/messages-to-markdown", {
    cost: "paste",
    body: pastedMessageInput,
    answer: ({ actor, body }) => pastedMessage(body, actor.name),
  }),
];
