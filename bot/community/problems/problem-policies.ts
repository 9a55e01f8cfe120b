import type { Actor } from "../core/actor.ts";
import type { Decision, Problem } from "./problem.ts";
import { isAnsweredHere } from "../communities/policies.ts";

// Who may do what with a problem, as sentences.

/** Whoever asked knows best whether it helped; whoever accepted may have been wrong. */
export const canUndoAcceptance = (
  actor: Actor,
  { asker }: Pick<Problem, "asker">,
  { by }: Decision,
): boolean => asker.userId === actor.userId || by.userId === actor.userId;

export const canTakeBackCarried = (
  actor: Actor,
  problem: Pick<Problem, "carriedFrom" | "replies" | "communityId">,
): boolean => problem.carriedFrom?.by.userId === actor.userId && !isAnsweredHere(problem);
