// What stays of a message whose author took it back: that nobody else saves it in this community again. No text of it.
import { z } from "zod";
import type { MessageSourceInput } from "../../contract/tips.ts";
import type { Records } from "../../records/records.ts";
import type { Actor } from "../core/actor.ts";
import { communityScope } from "./community.ts";
import { derivedId } from "../core/ids.ts";
import { Refusal } from "../core/refusal.ts";
import { defineRecord } from "../core/record-kind.ts";

type MessageRef = Pick<MessageSourceInput, "conversationId" | "messageId">;

export const withdrawnMessages = defineRecord({
  kind: "withdrawnMessage",
  key: ({ communityId, message }: { readonly communityId: string; readonly message: MessageRef }) => ({
    scope: communityScope(communityId),
    id: `withdrawn-message.${derivedId("withdrawn message", message.conversationId, message.messageId)}`,
  }),
  body: z.object({ author: z.object({ userId: z.string() }) }),
});

/** Keeps the message out of the community from now on, for all but its author. Harmless to repeat. */
export async function keepOut(
  records: Records,
  communityId: string,
  message: MessageRef,
  { userId }: Pick<Actor, "userId">,
): Promise<void> {
  const withdrawn = withdrawnMessages.written({ communityId, message }, { author: { userId } });
  await records.write(withdrawn, { absent: true });
}

/**
 * It binds nobody whose message it never was: a save in which Teams itself names another author passes.
 * @param author as Teams' own invoke names them.
 */
export async function refuseWithdrawn(
  records: Records,
  communityId: string,
  message: MessageRef,
  { actor, author }: { readonly actor: Actor; readonly author: string | undefined },
): Promise<void> {
  const record = await withdrawnMessages.findRecord(records, { communityId, message });
  if (!record) return;
  const { userId } = withdrawnMessages.read(record).author;
  if (userId === actor.userId || (author !== undefined && author !== userId)) return;
  throw new Refusal({ code: "withdrawnByAuthor" });
}
