import type { z } from "zod";
import { Refusal } from "../community/refusal.ts";
import type { FieldFault } from "../contract/refusals.ts";

/** What a form submitted, as its schema returns it. Throws {@link Refusal} `invalidInput` with the faulty fields. */
export function formInput<Schema extends z.ZodType>(schema: Schema, data: unknown): z.infer<Schema> {
  const result = schema.safeParse(data, { reportInput: true });
  if (result.success) return result.data;
  // A field may break several rules: the first is told.
  const faults = result.error.issues.map((issue): [string, FieldFault] => [
    String(issue.path[0] ?? ""),
    faultOf(issue),
  ]);
  throw new Refusal({ code: "invalidInput", fields: Object.fromEntries(faults.reverse()) });
}

function faultOf(issue: z.core.$ZodIssue): FieldFault {
  if (issue.code === "too_big") return issue.origin === "array" ? "tooMany" : "tooLong";
  const isMissing = issue.code === "too_small" || issue.code === "custom" || issue.input === undefined;
  return isMissing ? "missing" : "wrong";
}
