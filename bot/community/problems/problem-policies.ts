// Permissions on a problem.
import type { Actor } from "../core/actor.ts";
import type { Decision, Problem } from "./problem.ts";

/** The asker knows best whether it helped; the person who accepted may have been wrong. */
export const canUndoAcceptance = (
  actor: Actor,
  { asker }: Pick<Problem, "asker">,
  { by }: Decision,
): boolean => asker.userId === actor.userId || by.userId === actor.userId;

export const canTakeBackCrossPost = (
  actor: Actor,
  problem: Pick<Problem, "crossPostedFrom" | "replies" | "communityId">,
): boolean => problem.crossPostedFrom?.by.userId === actor.userId && !isAnsweredHere(problem);

/** Of a cross-posted problem: a reply that was written here helps the asker. */
export const isAnsweredHere = ({ replies, communityId }: Pick<Problem, "replies" | "communityId">): boolean =>
  replies.some(({ writtenIn }) => writtenIn?.communityId === communityId);
