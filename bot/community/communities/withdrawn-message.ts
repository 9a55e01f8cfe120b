// A message whose author withdrew it: no one else can save it in this community again. Its text is not kept.
import { z } from "zod";
import type { MessageSourceInput } from "../../contract/tips.ts";
import type { Records, RecordToWrite, StoredRecord } from "../../records/records.ts";
import type { Actor } from "../core/actor.ts";
import { communityScope } from "./community.ts";
import { derivedId } from "../core/ids.ts";
import { Refusal } from "../core/refusal.ts";
import { defineSingleRecord } from "../core/record-kind.ts";

type MessageRef = Pick<MessageSourceInput, "conversationId" | "messageId">;

export const withdrawnMessages = defineSingleRecord({
  kind: "withdrawnMessage",
  key: ({ communityId, message }: { readonly communityId: string; readonly message: MessageRef }) => ({
    scope: communityScope(communityId),
    id: `withdrawn-message.${derivedId("withdrawn message", message.conversationId, message.messageId)}`,
  }),
  /** Each for themselves: who says falsely that a message is theirs keeps nobody from taking theirs back. */
  body: z.object({ authors: z.array(z.object({ userId: z.string() })) }),
  empty: { authors: [] },
});

const isIn = ({ authors }: ReturnType<typeof withdrawnMessages.read>, userId: string): boolean =>
  authors.some((author) => author.userId === userId);

/** Keeps the message out of the community from now on, for all but its author. Harmless to repeat. */
export async function keepOut(
  records: Records,
  communityId: string,
  message: MessageRef,
  { userId }: Pick<Actor, "userId">,
): Promise<void> {
  await withdrawnMessages.change(records, { communityId, message }, (before) =>
    isIn(before, userId) ? before : { authors: [...before.authors, { userId }] },
  );
}

/** The record without one of its authors; undefined when it was theirs alone. */
export function withoutAuthor(record: StoredRecord, userId: string): RecordToWrite | undefined {
  const authors = withdrawnMessages.read(record).authors.filter((author) => author.userId !== userId);
  return authors.length > 0 ? withdrawnMessages.changed(record, { authors }) : undefined;
}

/**
 * Refuses a withdrawn message, except to its author and for a message that Teams says is another person's.
 * @param author as Teams' own invoke names them.
 */
export async function refuseWithdrawn(
  records: Records,
  communityId: string,
  message: MessageRef,
  { actor, author }: { readonly actor: Actor; readonly author: string | undefined },
): Promise<void> {
  const withdrawn = await withdrawnMessages.find(records, { communityId, message });
  const isTheirs = author === undefined ? isIn(withdrawn, actor.userId) : author === actor.userId;
  const isBinding = author === undefined ? withdrawn.authors.length > 0 : isIn(withdrawn, author);
  if (isTheirs || !isBinding) return;
  throw new Refusal({ code: "withdrawnByAuthor" });
}
