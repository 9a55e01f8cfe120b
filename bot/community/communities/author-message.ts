// That Teams must still be asked about an author: it waits in the outbox of the tip, or of the problem with the reply.
import { z } from "zod";
import type { NewMessage } from "../outbox/message.ts";

export const authorMessageKind = "author";

export const authorData = z.object({ replyId: z.string().optional() });
export type AuthorData = z.infer<typeof authorData>;

/** @param basis what makes it this one of its record. */
export function authorMessage(basis: string, data: AuthorData = {}): NewMessage {
  const id = `author.${basis}`;
  return { id, kind: authorMessageKind, order: id, data };
}
