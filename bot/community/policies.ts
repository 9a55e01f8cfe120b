// Who may do what, as sentences. Access to a community itself is judged in access.ts.
import type { Actor } from "./actor.ts";
import type { Decision, Problem } from "./problems/problem.ts";
import type { Tip } from "./tip.ts";

/** One's own tip: saved by oneself, or credited to oneself. */
export const canEditTip = (actor: Actor, tip: Pick<Tip, "savedBy" | "credit">): boolean =>
  tip.savedBy.userId === actor.userId || (tip.credit.kind === "person" && tip.credit.userId === actor.userId);

/** Whoever asked knows best whether it helped; whoever accepted may have been wrong. */
export const canUndoAcceptance = (
  actor: Actor,
  { asker }: Pick<Problem, "asker">,
  { by }: Decision,
): boolean => asker.userId === actor.userId || by.userId === actor.userId;
