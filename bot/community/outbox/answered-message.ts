// Which messages to the bot have an answer: Teams delivers a message again when it is not sure that it was heard, and
// nobody wants to be answered twice. Nothing of the message is kept, nor whose it was.
import type { Records } from "../../records/records.ts";
import { removeRecord } from "../core/change-record.ts";
import { derivedId } from "../core/ids.ts";

/** Milliseconds; Teams delivers again within minutes. */
const keptMs = 60 * 60_000;

/** That it is there says all. */
const body = { format: 1 } as const;

/** A message by the ids that Teams gave it. */
export interface MessageRef {
  readonly conversationId: string;
  readonly messageId: string;
}

const placeOf = ({ conversationId, messageId }: MessageRef) => ({
  scope: "tenant" as const,
  id: `answered.${derivedId(conversationId, messageId)}`,
});

/** Whether the message is the caller's to answer: of all who ask, on any instance, one gets true. */
export async function claimAnswer(records: Records, message: MessageRef, now: Date): Promise<boolean> {
  const expiresAt = new Date(now.getTime() + keptMs).toISOString();
  const record = { ...placeOf(message), kind: "answeredMessage", body, expiresAt };
  return (await records.write(record, { absent: true })).outcome === "written";
}

/** It got no answer after all: whoever is asked again answers it. */
export async function giveAnswerBack(records: Records, message: MessageRef): Promise<void> {
  await removeRecord(records, placeOf(message));
}
