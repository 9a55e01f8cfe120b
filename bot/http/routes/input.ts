import type { z } from "zod";
import { Refusal } from "../../community/refusal.ts";
import type { FieldFault } from "../../contract/refusals.ts";

/** Faulty fields that one answer names; a form has fewer, and an attack gets no more. */
export const maxFaultyFields = 50;

/** The ids of an address. One that cannot be ours is one that we do not have. Throws {@link Refusal} `notFound`. */
export function idsFrom<Schema extends z.ZodType>(schema: Schema, params: unknown): z.infer<Schema> {
  const result = schema.safeParse(params);
  if (!result.success) throw new Refusal({ code: "notFound" });
  return result.data;
}

/** Body or query as its schema returns it. Throws {@link Refusal} `invalidInput` with the faulty fields. */
export function inputFrom<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const result = schema.safeParse(value, { reportInput: true });
  if (!result.success) throw new Refusal({ code: "invalidInput", fields: faultyFields(result.error) });
  return result.data;
}

function faultyFields(error: z.ZodError): Record<string, FieldFault> {
  const faults = error.issues
    .filter((issue) => issue.path.length > 0)
    .slice(0, maxFaultyFields)
    .map((issue): [string, FieldFault] => [issue.path.map(String).join("."), faultOf(issue)]);
  return Object.fromEntries(faults);
}

function faultOf(issue: z.core.$ZodIssue): FieldFault {
  if (issue.code === "too_big") return issue.origin === "array" ? "tooMany" : "tooLong";
  const isMissing = issue.input === undefined || issue.input === null || issue.input === "";
  return isMissing ? "missing" : "wrong";
}
