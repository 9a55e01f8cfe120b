import type { AcceptInput, ReopenInput } from "../../contract/problems.ts";
import type { Actor } from "../core/actor.ts";
import { canSee } from "../communities/hiding.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { Refusal } from "../core/refusal.ts";
import { changeOne, changeProblem, type ChangedProblem } from "./change-problem.ts";
import { hideableProblem, isAsker, problemState, type Decision } from "./problem.ts";
import { notifyAuthorsOfEntry } from "./entry-reply.ts";
import { getReply, withReply } from "./reply.ts";
import { getCommunity } from "../communities/enter.ts";
import { canUndoAcceptance } from "./problem-policies.ts";
import { asPerson } from "../core/person.ts";

type Deps = Pick<CommunityDeps, "records" | "access" | "now">;

const decided = (deps: Deps, actor: Actor, reason: string): Decision => ({
  by: asPerson(actor),
  reason,
  at: deps.now().toISOString(),
});

/**
 * Accepts a reply as a solution; a problem may have several. The asker needs no reason, others do. Harmless to repeat.
 */
export async function acceptReply(
  deps: Deps,
  actor: Actor,
  communityId: string,
  problemId: string,
  replyId: string,
  { reason }: AcceptInput,
): Promise<ChangedProblem> {
  const changed = await changeProblem(deps, actor, communityId, problemId, (problem) => {
    const reply = getReply(problem, replyId);
    if (reply.hidden) throw new Refusal({ code: "notFound" });
    if (reply.accepted) return problem;
    if (!isAsker(actor, problem) && reason === "")
      throw new Refusal({ code: "invalidInput", fields: { reason: "missing" } });
    return withReply(problem, { ...reply, accepted: decided(deps, actor, reason) });
  });
  await notifyAuthorsOfEntry(deps, actor, changed.problem, replyId);
  return changed;
}

/** The asker or the person who accepted undoes the acceptance. Harmless to repeat. */
export function undoAcceptance(
  deps: Deps,
  actor: Actor,
  communityId: string,
  problemId: string,
  replyId: string,
): Promise<ChangedProblem> {
  return changeProblem(deps, actor, communityId, problemId, (problem) => {
    const { accepted, ...reply } = getReply(problem, replyId);
    if (!accepted) return problem;
    if (!canUndoAcceptance(actor, problem, accepted)) throw new Refusal({ code: "notAllowed" });
    return withReply(problem, reply);
  });
}

/** Reopens a solved problem with a reason; no reply is a solution any more. Harmless to repeat. */
export function reopenProblem(
  deps: Deps,
  actor: Actor,
  communityId: string,
  problemId: string,
  { reason }: ReopenInput,
): Promise<ChangedProblem> {
  return changeProblem(deps, actor, communityId, problemId, (problem) => {
    if (problemState(problem) === "open") return problem;
    const replies = problem.replies.map(({ accepted, ...reply }) => reply);
    return { ...problem, replies, reopened: decided(deps, actor, reason) };
  });
}

/** More than a team has. */
const mostWhoHaveIt = 500;

/** Says that the actor has the problem too, to be notified when it is solved, or undoes it. Harmless to repeat. */
export async function haveProblemToo(
  deps: Deps,
  actor: Actor,
  communityId: string,
  problemId: string,
  haveIt: boolean,
): Promise<ChangedProblem> {
  const community = await getCommunity(deps, actor, communityId, "write");
  const problem = await changeOne(deps, actor, communityId, problemId, (one) => {
    if (!canSee(actor, hideableProblem(one), community)) throw new Refusal({ code: "notFound" });
    if (one.haveItToo.includes(actor.userId) === haveIt) return one;
    const others = one.haveItToo.filter((userId) => userId !== actor.userId);
    if (haveIt && (others.length >= mostWhoHaveIt || isAsker(actor, one))) return one;
    return { ...one, haveItToo: haveIt ? [...others, actor.userId] : others };
  });
  return { problem, community };
}
