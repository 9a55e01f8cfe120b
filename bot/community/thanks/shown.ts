// Thanks that the thanked person shows, as a record of the community: it is there as long as they show them, and nothing
// in it tells of others that are not shown.
import { z } from "zod";
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import { communityScope } from "../communities/community.ts";
import { hiding, type Hideable } from "../communities/hiding.ts";
import { changedRecord, readBody } from "../core/stored-body.ts";
import {
  cardsOfRemainder,
  isRemainder,
  postedCard,
  type PostedCard,
  withCardOfRemainder,
} from "../outbox/posted-card.ts";
import { thanksAbout } from "./about.ts";
import { thanksCards } from "./thanks-card.ts";
import { person } from "../core/person.ts";

/** Loose: what a newer version has added stays when the thanks are written over. */
const second = z.looseObject({
  by: person,
  reason: z.string(),
  at: z.string(),
  /** Whether a card may say whose it is. */
  isNamed: z.boolean(),
});
export type Second = Readonly<z.infer<typeof second>>;

const shownBody = z.object({
  format: z.literal(1),
  from: person,
  to: person,
  reason: z.string(),
  about: thanksAbout.optional(),
  shownAt: z.string(),
  /** Whether a card may say whom they are from. */
  isFromNamed: z.boolean(),
  /** Whether cards show them; one that stands there all the same says that there is nothing. */
  isAnnounced: z.boolean(),
  seconds: z.array(second),
  hidden: hiding.optional(),
  cards: z.array(postedCard),
});
type Body = z.infer<typeof shownBody>;

export type ShownThanks = Readonly<Omit<Body, "format">> & {
  readonly id: string;
  readonly communityId: string;
};

export const shownKind = "thanks";

export const shownRecordId = (thanksId: string) => `thanks.${thanksId}`;

/** @param before what stood there when they were shown before, and taken back: its cards are changed. */
export function shownRecord(
  { id, communityId, ...thanks }: Omit<ShownThanks, "cards">,
  before: StoredRecord | undefined,
): RecordToWrite {
  const body: Body = { format: 1, ...thanks, cards: before ? [...cardsOfRemainder(before)] : [] };
  return {
    scope: communityScope(communityId),
    id: shownRecordId(id),
    kind: shownKind,
    body,
    ...(before?.outbox && { outbox: before.outbox }),
  };
}

/** The record with some of it changed; its cards follow where they would show it. */
export function changedShownRecord(
  record: StoredRecord,
  changes: Partial<Pick<Body, "seconds" | "hidden" | "isAnnounced">>,
): RecordToWrite {
  const changed = changedRecord<Body>(record, changes);
  const { cards, isAnnounced } = shownFrom(record);
  const isOnCards = cards.length > 0 || thanksCards.awaitsCard(record);
  const isSeenThere = "hidden" in changes || ("seconds" in changes && isAnnounced);
  return isOnCards && isSeenThere ? thanksCards.withCardMessage(changed, record.version) : changed;
}

/** The record with one more card that shows it. */
export const withPostedThanksCard = (record: StoredRecord, card: PostedCard): RecordToWrite =>
  isRemainder(record)
    ? withCardOfRemainder(record, card)
    : changedRecord<Body>(record, { cards: [...shownFrom(record).cards, card] });

export function shownFrom(record: StoredRecord): ShownThanks {
  const { format, ...body } = readBody(record, shownBody);
  return {
    id: record.id.slice("thanks.".length),
    communityId: record.scope.slice("community:".length),
    ...body,
  };
}

/** What takes the place of shown thanks: nothing of them. Undefined where there is no card, so that nothing has to stay. */
export function takenBackRecord(record: StoredRecord, now: Date): RecordToWrite | undefined {
  const { cards } = shownFrom(record);
  if (cards.length === 0 && !thanksCards.awaitsCard(record)) return undefined;
  return thanksCards.remainderOf(record, cards, now);
}

export const hideableThanks = ({ hidden, from, to }: ShownThanks): Hideable => ({
  hidden,
  authorIds: [from.userId, to.userId],
});
