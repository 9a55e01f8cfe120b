// The card with which a problem appears where its people talk. It shows what the problem is now: so one message means
// "see to it that the card shows this", whether it has to be posted first or changed.
import { z } from "zod";
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import { waitingIn, withMessage } from "../telling/message.ts";

export const problemCardKind = "problemCard";

/** With a channel or chat where there is no card yet. */
export const problemCardData = z.object({ conversationId: z.string().optional() });

/**
 * The record with the message that its card must show what it is now.
 * @param basis what it was written over, or its id: no two messages of a record have the same.
 */
export const withCardMessage = (
  record: RecordToWrite,
  basis: string,
  data: z.infer<typeof problemCardData> = {},
): RecordToWrite => withMessage(record, { id: `card.${basis}`, kind: problemCardKind, order: "card", data });

/** Whether a card will be posted, though it is not yet known where it stands. */
export const awaitsCard = (record: Pick<StoredRecord, "outbox">): boolean =>
  waitingIn(record).some(({ kind }) => kind === problemCardKind);
