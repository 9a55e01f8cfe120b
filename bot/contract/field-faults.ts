import type { z } from "zod";
import type { FieldFault } from "./refusals.ts";

/**
 * The first broken rule of each field, by its path ("title", "tags.0"). Faults of the whole are left out. The error
 * must come from a parse with `reportInput`, to tell a missing value from a wrong one.
 */
export function fieldFaults(error: z.ZodError): Record<string, FieldFault> {
  const faults = error.issues
    .filter((issue) => issue.path.length > 0)
    .map((issue): [string, FieldFault] => [issue.path.map(String).join("."), faultOf(issue)]);
  // The last entry for a path counts, and the first fault is wanted.
  return Object.fromEntries(faults.reverse());
}

function faultOf(issue: z.core.$ZodIssue): FieldFault {
  if (issue.code === "too_big") return issue.origin === "array" ? "tooMany" : "tooLong";
  const isEmpty = issue.input === undefined || issue.input === null || issue.input === "";
  return isEmpty || issue.code === "custom" ? "missing" : "wrong";
}
