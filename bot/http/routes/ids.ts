import type { z } from "zod";
import { Refusal } from "../../community/core/refusal.ts";

/** The ids of an address. One that cannot be ours is one that we do not have. */
export function idsFrom<Schema extends z.ZodType>(schema: Schema, params: unknown): z.infer<Schema> {
  const result = schema.safeParse(params);
  if (!result.success) throw new Refusal({ code: "notFound" });
  return result.data;
}
