// A card of the bot that shows a record where its community lives: posted once, changed as the record changes, and once
// more when the record goes. So one message means "see to it that the card shows this".
import { z } from "zod";
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import { defineRecord } from "../core/record-kind.ts";
import { asItIs, waitingIn, withMessage } from "./message.ts";

/** A card of the bot by Teams' ids, to change it there. */
export const postedCard = z.object({ conversationId: z.string(), activityId: z.string() });
export type PostedCard = Readonly<z.infer<typeof postedCard>>;

/** With a channel or chat where there is no card yet. */
export const postedCardData = z.object({ conversationId: z.string().optional() });

/** Replaces a removed record that had cards, for a week: enough to change the cards. */
const cardRemainders = defineRecord({
  kind: "cardRemainder",
  /** The key of the record that it replaces. */
  key: ({ scope, id }: StoredRecord) => ({ scope, id }),
  body: z.object({ cards: z.array(postedCard) }),
});

export const remainderMs = 7 * 24 * 60 * 60 * 1_000;

export const isRemainder = ({ kind }: Pick<StoredRecord, "kind">): boolean => kind === cardRemainders.kind;

export const cardsOfRemainder = (record: StoredRecord): readonly PostedCard[] =>
  cardRemainders.read(record).cards;

/** The remainder with a card that was posted while the record went. */
export const withCardOfRemainder = (record: StoredRecord, card: PostedCard): RecordToWrite =>
  cardRemainders.changed(record, { cards: [...cardsOfRemainder(record), card] });

/** The cards of one kind of record. @param messageKind of the messages in its outbox. */
export function cardsOfRecords(messageKind: string) {
  /** @param basis what the record was written over, or its id: no two messages of a record have the same. */
  const withCardMessage = (
    record: RecordToWrite,
    basis: string,
    data: z.infer<typeof postedCardData> = {},
  ): RecordToWrite => withMessage(record, { id: `card.${basis}`, kind: messageKind, order: "card", data });
  return {
    messageKind,
    withCardMessage,

    /** Whether a card will be posted. */
    awaitsCard: (record: Pick<StoredRecord, "outbox">): boolean =>
      waitingIn(record).some(({ kind }) => kind === messageKind),

    /** Replaces the record: neither its content nor its author stays. */
    remainderOf(record: StoredRecord, cards: readonly PostedCard[], now: Date): RecordToWrite {
      const expiresAt = new Date(now.getTime() + remainderMs).toISOString();
      const remainder = { ...asItIs(record), ...cardRemainders.written(record, { cards }), expiresAt };
      return withCardMessage(remainder, record.version);
    },
  };
}
