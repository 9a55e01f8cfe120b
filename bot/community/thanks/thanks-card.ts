// The card with which shown thanks appear where a community lives. It shows what the record says by then.
import { z } from "zod";
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import { waitingIn, withMessage } from "../telling/message.ts";

export const thanksCardKind = "thanksCard";

/** With a channel or chat where there is no card yet. */
export const thanksCardData = z.object({ conversationId: z.string().optional() });

/** @param basis what it was written over, or its id: no two messages of a record have the same. */
export const withThanksCard = (
  record: RecordToWrite,
  basis: string,
  data: z.infer<typeof thanksCardData> = {},
): RecordToWrite => withMessage(record, { id: `card.${basis}`, kind: thanksCardKind, order: "card", data });

/** Whether a card will be posted, though it is not yet known where it stands. */
export const awaitsThanksCard = (record: Pick<StoredRecord, "outbox">): boolean =>
  waitingIn(record).some(({ kind }) => kind === thanksCardKind);
