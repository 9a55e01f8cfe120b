// Who may do what with a problem, as sentences.
import type { Actor } from "../core/actor.ts";
import type { Decision, Problem } from "./problem.ts";

/** Whoever asked knows best whether it helped; whoever accepted may have been wrong. */
export const canUndoAcceptance = (
  actor: Actor,
  { asker }: Pick<Problem, "asker">,
  { by }: Decision,
): boolean => asker.userId === actor.userId || by.userId === actor.userId;

export const canTakeBackCrossPost = (
  actor: Actor,
  problem: Pick<Problem, "crossPostedFrom" | "replies" | "communityId">,
): boolean => problem.crossPostedFrom?.by.userId === actor.userId && !isAnsweredHere(problem);

/** Of a problem that was cross-posted here: a reply that was written here is of use to whoever asked. */
export const isAnsweredHere = ({ replies, communityId }: Pick<Problem, "replies" | "communityId">): boolean =>
  replies.some(({ writtenIn }) => writtenIn?.communityId === communityId);
