// What stays of a problem that was taken back while a card of it stood somewhere: enough to change the card, for a week.
import { z } from "zod";
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import { changedRecord, readBody } from "../stored-body.ts";
import { asItIs } from "../telling/message.ts";
import { postedCard, type PostedCard } from "../telling/posted-card.ts";
import { withCardMessage } from "./problem-card.ts";

const withdrawnKind = "withdrawnProblem";

const withdrawnBody = z.object({ format: z.literal(1), cards: z.array(postedCard) });

const keptMs = 7 * 24 * 60 * 60 * 1_000;

export const isWithdrawn = ({ kind }: Pick<StoredRecord, "kind">): boolean => kind === withdrawnKind;

/** Takes the problem's place in its record: nothing of what was asked stays, nor who asked. */
export function withdrawnRecord(
  record: StoredRecord,
  cards: readonly PostedCard[],
  now: Date,
): RecordToWrite {
  const body: z.infer<typeof withdrawnBody> = { format: 1, cards: cards.map((card) => ({ ...card })) };
  const expiresAt = new Date(now.getTime() + keptMs).toISOString();
  return withCardMessage({ ...asItIs(record), kind: withdrawnKind, body, expiresAt }, record.version);
}

/** Throws NewerFormatError. */
export const cardsOfWithdrawn = (record: StoredRecord): readonly PostedCard[] =>
  readBody(record, withdrawnBody, 1).cards;

/** One that was posted while the problem was taken back. */
export const withWithdrawnCard = (record: StoredRecord, card: PostedCard): RecordToWrite =>
  changedRecord<z.infer<typeof withdrawnBody>>(record, 1, { cards: [...cardsOfWithdrawn(record), card] });
