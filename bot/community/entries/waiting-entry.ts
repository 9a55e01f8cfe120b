// The people whose answer an entry awaits, and why: derived from the entry, never stored.
import { answerOf, creditedIds } from "../communities/credit.ts";
import { doubtsOf } from "../tips/tip-freshness.ts";
import type { Problem } from "../problems/problem.ts";
import type { Tip } from "../tips/tip.ts";
import { isAuthorOfWords } from "../tips/tip-policies.ts";

/** `credit`: may their message be kept with their name? `doubted`: their tip. `replied`: did it help? */
export type EntryWait = "credit" | "doubted" | "replied";

export interface Waiting {
  /** Entra object id. */
  readonly userId: string;
  readonly why: EntryWait;
}

/** Each person at most once, with what matters most. */
export function waitingOnTip(tip: Tip): readonly Waiting[] {
  const { savedBy } = tip;
  const named = new Set(creditedIds(tip));
  const waiting: Waiting[] = [...named]
    .filter((userId) => isAuthorOfWords({ userId }, tip) && answerOf({ userId }, tip) === undefined)
    .map((userId) => ({ userId, why: "credit" }));
  const doubts = doubtsOf(tip);
  if (doubts.length === 0) return waiting;
  for (const userId of new Set([savedBy.userId, ...named])) {
    const knows =
      doubts.some(({ by }) => by.userId === userId) || waiting.some((one) => one.userId === userId);
    if (!knows) waiting.push({ userId, why: "doubted" });
  }
  return waiting;
}

/** The asker says whether it helped, unless they wrote last. */
export function waitingOnProblem({ asker, replies }: Problem): readonly Waiting[] {
  const last = replies.at(-1);
  if (!last || replies.some(({ accepted }) => accepted) || last.author.userId === asker.userId) return [];
  return [{ userId: asker.userId, why: "replied" }];
}
