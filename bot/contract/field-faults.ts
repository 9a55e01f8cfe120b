import type { z } from "zod";
import type { FieldFault } from "./refusals.ts";

/**
 * What is wrong with which field: its path ("title", "tags.0") and the first rule that it breaks. Faults of the whole
 * are left out. The error must come from a parse with `reportInput`, or nothing typed is told from something wrong.
 */
export function fieldFaults(error: z.ZodError): Record<string, FieldFault> {
  const faults = error.issues
    .filter((issue) => issue.path.length > 0)
    .map((issue): [string, FieldFault] => [issue.path.map(String).join("."), faultOf(issue)]);
  // Of two entries for one path the last one counts; the first is to be told.
  return Object.fromEntries(faults.reverse());
}

function faultOf(issue: z.core.$ZodIssue): FieldFault {
  if (issue.code === "too_big") return issue.origin === "array" ? "tooMany" : "tooLong";
  const isEmpty = issue.input === undefined || issue.input === null || issue.input === "";
  return isEmpty || issue.code === "custom" ? "missing" : "wrong";
}
