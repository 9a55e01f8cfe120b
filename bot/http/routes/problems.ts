import { parseInput } from "../../community/core/input.ts";
import { askProblem, editProblem, withdrawProblem } from "../../community/problems/ask-problem.ts";
import { crossPostProblem } from "../../community/problems/cross-post.ts";
import type { ChangedProblem } from "../../community/problems/change-problem.ts";
import { makeTip } from "../../community/authors/make-tip.ts";
import { problemView } from "../../community/problems/problem-view.ts";
import { takeBackCrossPost } from "../../community/problems/take-back-cross-post.ts";
import { getProblem } from "../../community/problems/read-problems.ts";
import { editReply, removeReply, replyToProblem } from "../../community/problems/reply.ts";
import {
  acceptReply,
  haveProblemToo,
  reopenProblem,
  undoAcceptance,
} from "../../community/problems/solve-problem.ts";
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
  type ProblemView,
} from "../../contract/problems.ts";
import type { SaveTipView } from "../../contract/tips.ts";
import { idsFrom } from "./ids.ts";
import { created, noContent, ok, type PersonHandler, type PersonRequest, type PersonRoute } from "./route.ts";
import { tipView } from "../../community/tips/tip-view.ts";

const ask: PersonHandler = async ({ actor, deps, params, readBody }) => {
  const { communityId } = idsFrom(communityParams, params);
  const input = parseInput(askProblemInput, await readBody());
  const { outcome, problem, community } = await askProblem(deps, actor, communityId, input);
  const answer = outcome === "asked" ? created : ok;
  return answer<AskProblemView>({
    outcome,
    problem: problemView(problem, community, actor),
  });
};

/** Every change answers with the whole problem as it is then. */
const seen = ({ actor }: PersonRequest, { problem, community }: ChangedProblem) =>
  ok<ProblemView>(problemView(problem, community, actor));

const read: PersonHandler = async (request) => {
  const { communityId, problemId } = idsFrom(problemParams, request.params);
  return seen(request, await getProblem(request.deps, request.actor, communityId, problemId));
};

const edit: PersonHandler = async (request) => {
  const { communityId, problemId } = idsFrom(problemParams, request.params);
  const input = parseInput(editProblemInput, await request.readBody());
  return seen(request, await editProblem(request.deps, request.actor, communityId, problemId, input));
};

const withdraw: PersonHandler = async ({ actor, deps, params }) => {
  const { communityId, problemId } = idsFrom(problemParams, params);
  await withdrawProblem(deps, actor, communityId, problemId);
  return noContent;
};

const reply: PersonHandler = async (request) => {
  const { communityId, problemId } = idsFrom(problemParams, request.params);
  const input = parseInput(replyInput, await request.readBody());
  return seen(request, await replyToProblem(request.deps, request.actor, communityId, problemId, input));
};

const changeReply: PersonHandler = async (request) => {
  const { communityId, problemId, replyId } = idsFrom(replyParams, request.params);
  const input = parseInput(editReplyInput, await request.readBody());
  return seen(request, await editReply(request.deps, request.actor, communityId, problemId, replyId, input));
};

const takeReplyAway: PersonHandler = async (request) => {
  const { communityId, problemId, replyId } = idsFrom(replyParams, request.params);
  return seen(request, await removeReply(request.deps, request.actor, communityId, problemId, replyId));
};

const accept: PersonHandler = async (request) => {
  const { communityId, problemId, replyId } = idsFrom(replyParams, request.params);
  const input = parseInput(acceptInput, await request.readBody());
  return seen(
    request,
    await acceptReply(request.deps, request.actor, communityId, problemId, replyId, input),
  );
};

const undoAccept: PersonHandler = async (request) => {
  const { communityId, problemId, replyId } = idsFrom(replyParams, request.params);
  return seen(request, await undoAcceptance(request.deps, request.actor, communityId, problemId, replyId));
};

const reopen: PersonHandler = async (request) => {
  const { communityId, problemId } = idsFrom(problemParams, request.params);
  const input = parseInput(reopenInput, await request.readBody());
  return seen(request, await reopenProblem(request.deps, request.actor, communityId, problemId, input));
};

const toTip: PersonHandler = async ({ actor, deps, params, readBody }) => {
  const { communityId, problemId } = idsFrom(problemParams, params);
  const input = parseInput(makeTipInput, await readBody());
  const { outcome, tip, community } = await makeTip(deps, actor, communityId, problemId, input);
  const answer = outcome === "saved" ? created : ok;
  return answer<SaveTipView>({
    outcome,
    tip: tipView(tip, community, actor, deps.now()),
  });
};

const crossPost: PersonHandler = async (request) => {
  const { communityId, problemId } = idsFrom(problemParams, request.params);
  const input = parseInput(crossPostInput, await request.readBody());
  return seen(request, await crossPostProblem(request.deps, request.actor, communityId, problemId, input));
};

const takeBack: PersonHandler = async ({ actor, deps, params }) => {
  const { communityId, problemId } = idsFrom(problemParams, params);
  await takeBackCrossPost(deps, actor, communityId, problemId);
  return noContent;
};

const haveIt =
  (hasIt: boolean): PersonHandler =>
  async (request) => {
    const { communityId, problemId } = idsFrom(problemParams, request.params);
    return seen(request, await haveProblemToo(request.deps, request.actor, communityId, problemId, hasIt));
  };

const problems = "/api/communities/:communityId/problems";
const problem = `${problems}/:problemId`;
const oneReply = `${problem}/replies/:replyId`;

export const problemRoutes: readonly PersonRoute[] = [
  { method: "POST", path: problems, guard: "person", cost: "notify", handle: ask },
  { method: "GET", path: problem, guard: "person", cost: "read", handle: read },
  { method: "PUT", path: problem, guard: "person", cost: "write", handle: edit },
  { method: "DELETE", path: problem, guard: "person", cost: "write", handle: withdraw },
  { method: "POST", path: `${problem}/replies`, guard: "person", cost: "notify", handle: reply },
  { method: "PUT", path: oneReply, guard: "person", cost: "write", handle: changeReply },
  { method: "DELETE", path: oneReply, guard: "person", cost: "write", handle: takeReplyAway },
  { method: "PUT", path: `${oneReply}/accepted`, guard: "person", cost: "notify", handle: accept },
  { method: "DELETE", path: `${oneReply}/accepted`, guard: "person", cost: "write", handle: undoAccept },
  { method: "POST", path: `${problem}/reopened`, guard: "person", cost: "notify", handle: reopen },
  { method: "POST", path: `${problem}/tip`, guard: "person", cost: "notify", handle: toTip },
  { method: "POST", path: `${problem}/cross-posts`, guard: "person", cost: "notify", handle: crossPost },
  { method: "DELETE", path: `${problem}/cross-post`, guard: "person", cost: "write", handle: takeBack },
  { method: "PUT", path: `${problem}/mine-too`, guard: "person", cost: "write", handle: haveIt(true) },
  { method: "DELETE", path: `${problem}/mine-too`, guard: "person", cost: "write", handle: haveIt(false) },
];
