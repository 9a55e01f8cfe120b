// Replies: to write one, to take an existing message as one, to change one's own, to take it away.
import type { EditReplyInput, ReplyInput } from "../../contract/problems.ts";
import { limits } from "../../contract/limits.ts";
import { maxBodyBytes } from "../../records/records.ts";
import type { Actor } from "../actor.ts";
import { derivedId } from "../ids.ts";
import type { CommunityDeps } from "../ports.ts";
import { Refusal } from "../refusal.ts";
import { sourceFrom } from "../save-tip.ts";
import { changeProblem, type ChangedProblem } from "./change-problem.ts";
import { isReplyOf, neighboursOf, problemRecord, type Problem, type Reply } from "./problem.ts";

type Deps = Pick<CommunityDeps, "records" | "access" | "now">;

/** Room that stays for what is done with the replies: accepting one, saying that one has the problem too. */
const roomForDecisions = 100_000;

/** Of the message it was, so that a message is taken once; otherwise of the form it was written in. */
const replyIdFor = (problemId: string, actor: Actor, { message, nonce }: ReplyInput): string =>
  message?.source
    ? derivedId("reply message", problemId, message.source.conversationId, message.source.messageId)
    : derivedId("reply", problemId, actor.userId, nonce);

/**
 * Adds a reply, once however often it is sent.
 * Throws {@link Refusal} `problemFull`, `notFound`, `teamsUnavailable` or `appNotInstalled`.
 */
export async function replyToProblem(
  deps: Deps,
  actor: Actor,
  communityId: string,
  problemId: string,
  input: ReplyInput,
): Promise<ChangedProblem & { replyId: string }> {
  let replyId = "";
  const changed = await changeProblem(deps, actor, communityId, problemId, (problem, writtenIn) => {
    const taken = keepsMessage(problem, actor, input) ? input : { ...input, message: undefined };
    replyId = replyIdFor(problemId, actor, taken);
    if (problem.replies.some(({ id }) => id === replyId)) return problem;
    const isShared = neighboursOf(problem).length > 0;
    const replied = {
      ...problem,
      replies: [
        ...problem.replies,
        { ...newReply(replyId, actor, taken, deps.now()), ...(isShared && { writtenIn }) },
      ],
    };
    if (isFull(replied)) throw new Refusal({ code: "problemFull" });
    return replied;
  });
  return { ...changed, replyId };
}

/** Words of one's own are a reply like any other; a message of one's own would tell who asked without a name. */
function keepsMessage({ asker }: Problem, actor: Actor, { message }: ReplyInput): boolean {
  if (!message) return false;
  const isAnonymousAsker = asker.name === undefined && asker.userId === actor.userId;
  return message.author !== undefined || (message.source !== undefined && !isAnonymousAsker);
}

function newReply(id: string, actor: Actor, { markdown, message }: ReplyInput, now: Date): Reply {
  const self = { userId: actor.userId, name: actor.name };
  return {
    id,
    markdown,
    author: message?.author ?? self,
    ...(message && { message: { source: sourceFrom(message.source), addedBy: self } }),
    createdAt: now.toISOString(),
  };
}

function isFull(problem: Problem): boolean {
  const bytes = Buffer.byteLength(JSON.stringify(problemRecord(problem).body));
  return problem.replies.length > limits.repliesPerProblem || bytes > maxBodyBytes - roomForDecisions;
}

/** Changes one's own reply. Throws {@link Refusal} `notAllowed`, `problemFull` and as {@link replyToProblem}. */
export function editReply(
  deps: Deps,
  actor: Actor,
  communityId: string,
  problemId: string,
  replyId: string,
  { markdown }: EditReplyInput,
): Promise<ChangedProblem> {
  return changeProblem(deps, actor, communityId, problemId, (problem) => {
    const reply = getOwnReply(problem, replyId, actor);
    if (reply.markdown === markdown) return problem;
    const edited = withReply(problem, { ...reply, markdown, changedAt: deps.now().toISOString() });
    if (isFull(edited)) throw new Refusal({ code: "problemFull" });
    return edited;
  });
}

/** Takes one's own reply away for good. Throws {@link Refusal} `notAllowed` and as {@link replyToProblem}. */
export function removeReply(
  deps: Deps,
  actor: Actor,
  communityId: string,
  problemId: string,
  replyId: string,
): Promise<ChangedProblem> {
  return changeProblem(deps, actor, communityId, problemId, (problem) => {
    getOwnReply(problem, replyId, actor);
    return { ...problem, replies: problem.replies.filter(({ id }) => id !== replyId) };
  });
}

function getOwnReply(problem: Problem, replyId: string, actor: Actor): Reply {
  const reply = getReply(problem, replyId);
  if (!isReplyOf(actor, reply)) throw new Refusal({ code: "notAllowed" });
  return reply;
}

/** Throws {@link Refusal} `notFound`. */
export function getReply(problem: Problem, replyId: string): Reply {
  const reply = problem.replies.find(({ id }) => id === replyId);
  if (!reply) throw new Refusal({ code: "notFound" });
  return reply;
}

/** The problem with this reply in the place of the one that has its id. */
export const withReply = (problem: Problem, reply: Reply): Problem => ({
  ...problem,
  replies: problem.replies.map((one) => (one.id === reply.id ? reply : one)),
});
