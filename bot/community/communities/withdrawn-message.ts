// What stays of a message whose author took it back: that nobody else saves it in this community again. No text of it.
import { z } from "zod";
import type { MessageSourceInput } from "../../contract/tips.ts";
import type { Records } from "../../records/records.ts";
import type { Actor } from "../core/actor.ts";
import { changeRecord } from "../core/change-record.ts";
import { communityScope } from "./community.ts";
import { derivedId } from "../core/ids.ts";
import { Refusal } from "../core/refusal.ts";
import { readBody } from "../core/stored-body.ts";

export const withdrawnMessageKind = "withdrawnMessage";

const body = z.object({ format: z.literal(1), author: z.object({ userId: z.string() }) });

type MessageRef = Pick<MessageSourceInput, "conversationId" | "messageId">;

const placeOf = (communityId: string, { conversationId, messageId }: MessageRef) => ({
  scope: communityScope(communityId),
  id: `withdrawn-message.${derivedId("withdrawn message", conversationId, messageId)}`,
});

/** Keeps the message out of the community from now on, for all but its author. Harmless to repeat. */
export async function keepOut(
  records: Records,
  communityId: string,
  message: MessageRef,
  author: Pick<Actor, "userId">,
): Promise<void> {
  const place = placeOf(communityId, message);
  await changeRecord(records, place, (current) =>
    current
      ? undefined
      : { ...place, kind: withdrawnMessageKind, body: { format: 1, author: { userId: author.userId } } },
  );
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
  const { scope, id } = placeOf(communityId, message);
  const record = await records.find(scope, id);
  if (!record) return;
  const { userId } = readBody(record, body).author;
  if (userId === actor.userId || (author !== undefined && author !== userId)) return;
  throw new Refusal({ code: "withdrawnByAuthor" });
}
