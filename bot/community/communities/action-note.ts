import { z } from "zod";
import { objectionableKinds } from "../../contract/moderation.ts";
import { person } from "../core/person.ts";

/** An action as it is stored in the record that it changed. */
export const actionNote = z.object({
  id: z.string(),
  at: z.string(),
  by: person,
  /** One of `actionKinds`, or one that a newer version added. */
  kind: z.string(),
  about: z.string(),
  before: z.string(),
  reason: z.string(),
  entry: z
    .object({ kind: z.enum(objectionableKinds), id: z.string(), replyId: z.string().optional() })
    .optional(),
  isImported: z.boolean().optional(),
});
export type ActionNote = Readonly<z.infer<typeof actionNote>>;
