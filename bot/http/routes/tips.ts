import { answerCredit, withdrawTip } from "../../community/authors/credit-answer.ts";
import { editTip } from "../../community/tips/edit-tip.ts";
import { parseInput } from "../../community/core/input.ts";
import { pastedMessage } from "../../community/text/pasted-message.ts";
import { getTip, listTips } from "../../community/tips/read-tips.ts";
import { saveTip } from "../../community/tips/save-tip.ts";
import { communityParams } from "../../contract/communities.ts";
import {
  creditAnswerInput,
  editTipInput,
  pastedMessageInput,
  saveTipInput,
  tipParams,
  tipsQuery,
  type PastedMessageView,
  type SaveTipView,
  type TipsPageView,
  type TipView,
} from "../../contract/tips.ts";
import { idsFrom } from "./ids.ts";
import { created, noContent, ok, type PersonHandler, type PersonRoute } from "./route.ts";
import { tipSummary, tipView } from "../../community/tips/tip-view.ts";

const list: PersonHandler = async ({ actor, deps, params, query }) => {
  const { communityId } = idsFrom(communityParams, params);
  const { cursor: from } = parseInput(tipsQuery, query);
  const { community, tips, cursor } = await listTips(deps, actor, communityId, { cursor: from });
  return ok<TipsPageView>({
    tips: tips.map((tip) => tipSummary(tip, community, deps.now())),
    ...(cursor !== undefined && { cursor }),
  });
};

const read: PersonHandler = async ({ actor, deps, params }) => {
  const { communityId, tipId } = idsFrom(tipParams, params);
  const { tip, community } = await getTip(deps, actor, communityId, tipId);
  return ok<TipView>(tipView(tip, community, actor, deps.now()));
};

const save: PersonHandler = async ({ actor, deps, params, readBody }) => {
  const { communityId } = idsFrom(communityParams, params);
  const input = parseInput(saveTipInput, await readBody());
  const { outcome, tip, community } = await saveTip(deps, actor, communityId, input);
  const answer = outcome === "saved" ? created : ok;
  return answer<SaveTipView>({
    outcome,
    tip: tipView(tip, community, actor, deps.now()),
  });
};

const edit: PersonHandler = async ({ actor, deps, params, readBody }) => {
  const { communityId, tipId } = idsFrom(tipParams, params);
  const input = parseInput(editTipInput, await readBody());
  const { tip, community } = await editTip(deps, actor, communityId, tipId, input);
  return ok<TipView>(tipView(tip, community, actor, deps.now()));
};

const answer: PersonHandler = async ({ actor, deps, params, readBody }) => {
  const { communityId, tipId } = idsFrom(tipParams, params);
  const input = parseInput(creditAnswerInput, await readBody());
  const { tip, community } = await answerCredit(deps, actor, communityId, tipId, input);
  return ok<TipView>(tipView(tip, community, actor, deps.now()));
};

const withdraw: PersonHandler = async ({ actor, deps, params }) => {
  const { communityId, tipId } = idsFrom(tipParams, params);
  await withdrawTip(deps, actor, communityId, tipId);
  return noContent;
};

const readPastedMessage: PersonHandler = async ({ readBody }) => {
  const input = parseInput(pastedMessageInput, await readBody());
  return ok<PastedMessageView>(pastedMessage(input));
};

export const tipRoutes: readonly PersonRoute[] = [
  { method: "GET", path: "/api/communities/:communityId/tips", guard: "person", cost: "read", handle: list },
  {
    method: "POST",
    path: "/api/communities/:communityId/tips",
    guard: "person",
    cost: "notify",
    handle: save,
  },
  {
    method: "GET",
    path: "/api/communities/:communityId/tips/:tipId",
    guard: "person",
    cost: "read",
    handle: read,
  },
  {
    method: "PUT",
    path: "/api/communities/:communityId/tips/:tipId",
    guard: "person",
    cost: "write",
    handle: edit,
  },
  {
    method: "DELETE",
    path: "/api/communities/:communityId/tips/:tipId",
    guard: "person",
    cost: "write",
    handle: withdraw,
  },
  {
    method: "PUT",
    path: "/api/communities/:communityId/tips/:tipId/credit-answer",
    guard: "person",
    cost: "write",
    handle: answer,
  },
  {
    method: "POST",
    path: "/api/messages-to-markdown",
    guard: "person",
    cost: "paste",
    handle: readPastedMessage,
  },
];
