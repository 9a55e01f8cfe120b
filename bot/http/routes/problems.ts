import { makeTip } from "../../community/authors/make-tip.ts";
import type { Actor } from "../../community/core/actor.ts";
import { askProblem, editProblem, withdrawProblem } from "../../community/problems/ask-problem.ts";
import type { ChangedProblem } from "../../community/problems/change-problem.ts";
import { crossPostProblem } from "../../community/problems/cross-post.ts";
import { problemView } from "../../community/problems/problem-view.ts";
import { getProblem } from "../../community/problems/read-problems.ts";
import { editReply, removeReply, replyToProblem } from "../../community/problems/reply.ts";
import {
  acceptReply,
  haveProblemToo,
  reopenProblem,
  undoAcceptance,
} from "../../community/problems/solve-problem.ts";
import { takeBackCrossPost } from "../../community/problems/take-back-cross-post.ts";
import { tipView } from "../../community/tips/tip-view.ts";
import { communityParams } from "../../contract/communities.ts";
import {
  acceptInput,
  askProblemInput,
  crossPostInput,
  editProblemInput,
  editReplyInput,
  makeTipInput,
  problemParams,
  reopenInput,
  replyInput,
  replyParams,
  type AskProblemView,
} from "../../contract/problems.ts";
import type { SaveTipView } from "../../contract/tips.ts";
import { community, route } from "./route.ts";

/** Every change answers with the whole problem as it is then. */
const seen = (actor: Actor, { problem, community }: ChangedProblem) => problemView(problem, community, actor);

const problems = `${community}/problems`;
const problem = `${problems}/:problemId`;
const oneReply = `${problem}/replies/:replyId`;

const haveIt = (method: "PUT" | "DELETE", hasIt: boolean) =>
  route(method, `${problem}/mine-too`, {
    cost: "write",
    params: problemParams,
    answer: async ({ actor, deps, params: { communityId, problemId } }) =>
      seen(actor, await haveProblemToo(deps, actor, communityId, problemId, hasIt)),
  });

export const problemRoutes = [
  route("POST", problems, {
    cost: "notify",
    params: communityParams,
    body: askProblemInput,
    answer: async ({ actor, deps, params, body }): Promise<AskProblemView> => {
      const { outcome, ...asked } = await askProblem(deps, actor, params.communityId, body);
      return { outcome, problem: seen(actor, asked) };
    },
    isNew: ({ outcome }) => outcome === "asked",
  }),
  route("GET", problem, {
    cost: "read",
    params: problemParams,
    answer: async ({ actor, deps, params: { communityId, problemId } }) =>
      seen(actor, await getProblem(deps, actor, communityId, problemId)),
  }),
  route("PUT", problem, {
    cost: "write",
    params: problemParams,
    body: editProblemInput,
    answer: async ({ actor, deps, params: { communityId, problemId }, body }) =>
      seen(actor, await editProblem(deps, actor, communityId, problemId, body)),
  }),
  route("DELETE", problem, {
    cost: "write",
    params: problemParams,
    status: 204,
    answer: ({ actor, deps, params: { communityId, problemId } }) =>
      withdrawProblem(deps, actor, communityId, problemId),
  }),
  route("POST", `${problem}/replies`, {
    cost: "notify",
    params: problemParams,
    body: replyInput,
    answer: async ({ actor, deps, params: { communityId, problemId }, body }) =>
      seen(actor, await replyToProblem(deps, actor, communityId, problemId, body)),
  }),
  route("PUT", oneReply, {
    cost: "write",
    params: replyParams,
    body: editReplyInput,
    answer: async ({ actor, deps, params: { communityId, problemId, replyId }, body }) =>
      seen(actor, await editReply(deps, actor, communityId, problemId, replyId, body)),
  }),
  route("DELETE", oneReply, {
    cost: "write",
    params: replyParams,
    answer: async ({ actor, deps, params: { communityId, problemId, replyId } }) =>
      seen(actor, await removeReply(deps, actor, communityId, problemId, replyId)),
  }),
  route("PUT", `${oneReply}/accepted`, {
    cost: "notify",
    params: replyParams,
    body: acceptInput,
    answer: async ({ actor, deps, params: { communityId, problemId, replyId }, body }) =>
      seen(actor, await acceptReply(deps, actor, communityId, problemId, replyId, body)),
  }),
  route("DELETE", `${oneReply}/accepted`, {
    cost: "write",
    params: replyParams,
    answer: async ({ actor, deps, params: { communityId, problemId, replyId } }) =>
      seen(actor, await undoAcceptance(deps, actor, communityId, problemId, replyId)),
  }),
  route("POST", `${problem}/reopened`, {
    cost: "notify",
    params: problemParams,
    body: reopenInput,
    answer: async ({ actor, deps, params: { communityId, problemId }, body }) =>
      seen(actor, await reopenProblem(deps, actor, communityId, problemId, body)),
  }),
  route("POST", `${problem}/tip`, {
    cost: "notify",
    params: problemParams,
    body: makeTipInput,
    answer: async ({ actor, deps, params: { communityId, problemId }, body }): Promise<SaveTipView> => {
      const { outcome, tip, community } = await makeTip(deps, actor, communityId, problemId, body);
      return { outcome, tip: tipView(tip, community, actor, deps.now()) };
    },
    isNew: ({ outcome }) => outcome === "saved",
  }),
  route("POST", `${problem}/cross-posts`, {
    cost: "notify",
    params: problemParams,
    body: crossPostInput,
    answer: async ({ actor, deps, params: { communityId, problemId }, body }) =>
      seen(actor, await crossPostProblem(deps, actor, communityId, problemId, body)),
  }),
  route("DELETE", `${problem}/cross-post`, {
    cost: "write",
    params: problemParams,
    status: 204,
    answer: ({ actor, deps, params: { communityId, problemId } }) =>
      takeBackCrossPost(deps, actor, communityId, problemId),
  }),
  haveIt("PUT", true),
  haveIt("DELETE", false),
];
