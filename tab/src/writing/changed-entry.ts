import { z } from "zod";
import type { ProblemView } from "../../../bot/contract/problems.ts";
import type { TipView } from "../../../bot/contract/tips.ts";
import { hasCode } from "../api/errors.ts";

/** What comparing, saving again and showing rely on. */
const written = z.looseObject({
  title: z.string(),
  markdown: z.string(),
  version: z.string(),
  tags: z.array(z.string()),
});
const isTip = (value: unknown): value is TipView => written.safeParse(value).success;

const withReplies = written.extend({ replies: z.array(z.unknown()) });
const isProblem = (value: unknown): value is ProblemView => withReplies.safeParse(value).success;

/** The tip as somebody else saved it, if that is why saving was refused. */
export function changedTip(error: unknown): TipView | undefined {
  if (!hasCode(error, "changedMeanwhile")) return undefined;
  return isTip(error.details.current) ? error.details.current : undefined;
}

/** The problem as it was saved meanwhile, if that is why saving was refused. */
export function changedProblem(error: unknown): ProblemView | undefined {
  if (!hasCode(error, "changedMeanwhile")) return undefined;
  return isProblem(error.details.currentProblem) ? error.details.currentProblem : undefined;
}

/** Whether the words are the same, whatever else changed. */
export const isSameText = (one: ProblemView, other: ProblemView): boolean =>
  one.title === other.title && one.markdown === other.markdown && one.tags.join(",") === other.tags.join(",");
