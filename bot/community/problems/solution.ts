// What solved a problem, as far as a tip is made from it.
import { limits } from "../../contract/limits.ts";
import { derivedId } from "../core/ids.ts";
import { shownReplies, type Problem, type Reply } from "./problem.ts";

/** The accepted replies with words that are shown, oldest first, as many as one tip is made of. */
export const solutionOf = (problem: Pick<Problem, "replies">): readonly Reply[] =>
  shownReplies(problem)
    .filter(({ accepted, entry }) => accepted && !entry)
    .slice(0, limits.repliesPerTip);

/** Derived from the problem and the replies, in any order. */
export const solutionTipId = (
  { communityId, id }: Pick<Problem, "communityId" | "id">,
  replyIds: readonly string[],
): string => derivedId("solution", communityId, id, ...[...new Set(replyIds)].sort());

/** Whether there is a solution without a tip. */
export function canMakeTip(problem: Problem): boolean {
  const replyIds = solutionOf(problem).map(({ id }) => id);
  return replyIds.length > 0 && !problem.tips.includes(solutionTipId(problem, replyIds));
}
