import type { z } from "zod";
import { fieldFaults } from "../../contract/field-faults.ts";
import { Refusal } from "./refusal.ts";

/** What came in, as its schema returns it. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  throw new Refusal({ code: "invalidInput", fields: fieldFaults(result.error) });
}
