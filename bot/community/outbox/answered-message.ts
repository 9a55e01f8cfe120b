// Which messages to the bot were answered: Teams delivers a message again when it is unsure. Neither the message nor
// its sender is kept.
import type { Records } from "../../records/records.ts";
import { removeRecord } from "../core/change-record.ts";
import { derivedId } from "../core/ids.ts";

/** Milliseconds; Teams delivers again within minutes. */
export const answeredMessageMs = 60 * 60_000;

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

/** Whether the caller is the one to answer: of all callers, on any instance, one gets true. */
export async function claimAnswer(records: Records, message: MessageRef, now: Date): Promise<boolean> {
  const expiresAt = new Date(now.getTime() + answeredMessageMs).toISOString();
  const record = { ...placeOf(message), kind: "answeredMessage", body, expiresAt };
  return (await records.write(record, { absent: true })).outcome === "written";
}

/** It was not answered after all: the next caller answers it. */
export async function giveAnswerBack(records: Records, message: MessageRef): Promise<void> {
  await removeRecord(records, placeOf(message));
}
