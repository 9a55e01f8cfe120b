import type { ProblemView } from "../../../../bot/contract/problems.ts";
import { hasCode } from "../../api/errors.ts";

/** The problem as it was saved meanwhile, if that is why saving was refused. */
export function changedProblem(error: unknown): ProblemView | undefined {
  if (!hasCode(error, "changedMeanwhile")) return undefined;
  const { currentProblem } = error.details;
  return isProblem(currentProblem) ? currentProblem : undefined;
}

/** What comparing, saving again and showing rely on. */
const isProblem = (value: unknown): value is ProblemView =>
  typeof value === "object" &&
  value !== null &&
  "title" in value &&
  typeof value.title === "string" &&
  "markdown" in value &&
  typeof value.markdown === "string" &&
  "version" in value &&
  typeof value.version === "string" &&
  "tags" in value &&
  Array.isArray(value.tags) &&
  "replies" in value &&
  Array.isArray(value.replies);

/** Whether the asker's own words are the same, whatever became of the replies. */
export const isSameText = (one: ProblemView, other: ProblemView): boolean =>
  one.title === other.title && one.markdown === other.markdown && one.tags.join(",") === other.tags.join(",");
