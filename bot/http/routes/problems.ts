import { makeTip } from "../../community/authors/make-tip.ts";
import { askPeople } from "../../community/problems/ask-people.ts";
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
  askPeopleInput,
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
import { community, route, routesOf, type PersonRequest } from "./route.ts";

const problems = `${community}/problems`;
const problem = `${problems}/:problemId`;

/** Every change answers with the whole problem as it is then. */
const seen = ({ problem, community }: ChangedProblem, { actor }: Pick<PersonRequest, "actor">) =>
  problemView(problem, community, actor);

const ofProblem = routesOf(problem, problemParams, {
  ids: ({ communityId, problemId }) => [communityId, problemId],
  view: seen,
});
const ofReply = routesOf(`${problem}/replies/:replyId`, replyParams, {
  ids: ({ communityId, problemId, replyId }) => [communityId, problemId, replyId],
  view: seen,
});

export const problemRoutes = [
  route("POST", problems, {
    cost: "notify",
    params: communityParams,
    body: askProblemInput,
    answer: async ({ actor, deps, params, body }): Promise<AskProblemView> => {
      const asked = await askProblem(deps, actor, params.communityId, body);
      const { outcome, postedIn, isPrivateOnly } = asked;
      return {
        outcome,
        problem: seen(asked, { actor }),
        ...(postedIn !== undefined && { postedIn }),
        ...(isPrivateOnly && { isPrivateOnly }),
      };
    },
    isNew: ({ outcome }) => outcome === "asked",
  }),
  ofProblem("GET", "", {
    cost: "read",
    run: (deps, actor, communityId, problemId) => getProblem(deps, actor, communityId, problemId),
  }),
  ofProblem("PUT", "", { cost: "write", body: editProblemInput, run: editProblem }),
  route("DELETE", problem, {
    cost: "write",
    params: problemParams,
    status: 204,
    answer: ({ actor, deps, params: { communityId, problemId } }) =>
      withdrawProblem(deps, actor, communityId, problemId),
  }),
  ofProblem("POST", "/replies", { cost: "notify", body: replyInput, run: replyToProblem }),
  ofReply("PUT", "", { cost: "write", body: editReplyInput, run: editReply }),
  ofReply("DELETE", "", { cost: "write", run: removeReply }),
  ofReply("PUT", "/accepted", { cost: "notify", body: acceptInput, run: acceptReply }),
  ofReply("DELETE", "/accepted", { cost: "write", run: undoAcceptance }),
  ofProblem("POST", "/reopened", { cost: "notify", body: reopenInput, run: reopenProblem }),
  route("POST", `${problem}/tip`, {
    cost: "notify",
    params: problemParams,
    body: makeTipInput,
    answer: async ({ actor, deps, params: { communityId, problemId }, body }): Promise<SaveTipView> => {
      const { outcome, isFirst, tip, community } = await makeTip(deps, actor, communityId, problemId, body);
      return { outcome, ...(isFirst && { isFirst }), tip: tipView(tip, community, actor, deps.now()) };
    },
    isNew: ({ outcome }) => outcome === "saved",
  }),
  ofProblem("POST", "/cross-posts", { cost: "notify", body: crossPostInput, run: crossPostProblem }),
  route("DELETE", `${problem}/cross-post`, {
    cost: "write",
    params: problemParams,
    status: 204,
    answer: ({ actor, deps, params: { communityId, problemId } }) =>
      takeBackCrossPost(deps, actor, communityId, problemId),
  }),
  route("POST", `${problem}/asked-people`, {
    cost: "notify",
    params: problemParams,
    body: askPeopleInput,
    status: 204,
    answer: ({ actor, deps, params: { communityId, problemId }, body }) =>
      askPeople(deps, actor, communityId, problemId, body),
  }),
  ofProblem("PUT", "/mine-too", {
    cost: "write",
    run: (deps, actor, communityId, problemId) => haveProblemToo(deps, actor, communityId, problemId, true),
  }),
  ofProblem("DELETE", "/mine-too", {
    cost: "write",
    run: (deps, actor, communityId, problemId) => haveProblemToo(deps, actor, communityId, problemId, false),
  }),
];
