// Thanks that the thanked person shows, as a record of the community: it is there as long as they show them, and nothing
// in it tells of others that are not shown.
import type { DeepReadonly } from "../../contract/deep-readonly.ts";
import { z } from "zod";
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import { communityIdOf, communityScope } from "../communities/community.ts";
import { hiding, type Hideable } from "../communities/hiding.ts";
import { defineRecord } from "../core/record-kind.ts";
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
  /** Whether a card may name the person. */
  isNamed: z.boolean(),
});
export type Second = Readonly<z.infer<typeof second>>;

export const shownThanks = defineRecord({
  kind: "thanks",
  key: ({ communityId, id }: { readonly communityId: string; readonly id: string }) => ({
    scope: communityScope(communityId),
    id: shownRecordId(id),
  }),
  body: z.object({
    from: person,
    to: person,
    reason: z.string(),
    about: thanksAbout.optional(),
    shownAt: z.string(),
    /** Whether a card may name the giver. */
    isFromNamed: z.boolean(),
    /** Whether cards show them; otherwise a card that is there says that they are gone. */
    isAnnounced: z.boolean(),
    seconds: z.array(second),
    hidden: hiding.optional(),
    cards: z.array(postedCard),
  }),
});

export type ShownThanks = DeepReadonly<ReturnType<typeof shownFrom>>;

export const shownFrom = (record: StoredRecord) => ({
  id: record.id.slice("thanks.".length),
  communityId: communityIdOf(record),
  ...shownThanks.read(record),
});

export const shownRecordId = (thanksId: string) => `thanks.${thanksId}`;

/** @param before what is left of thanks that were shown before: its cards are used again. */
export const shownRecord = (
  thanks: Omit<ShownThanks, "cards">,
  before: StoredRecord | undefined,
): RecordToWrite => ({
  ...shownThanks.written(thanks, { ...thanks, cards: before ? cardsOfRemainder(before) : [] }),
  ...(before?.outbox && { outbox: before.outbox }),
});

/** The record with some of it changed; its cards follow where they would show it. */
export function changedShownRecord(
  record: StoredRecord,
  changes: Partial<Pick<ShownThanks, "seconds" | "hidden" | "isAnnounced">>,
): RecordToWrite {
  const changed = shownThanks.changed(record, changes);
  const { cards, isAnnounced } = shownFrom(record);
  const isOnCards = cards.length > 0 || thanksCards.awaitsCard(record);
  const isSeenThere = "hidden" in changes || ("seconds" in changes && isAnnounced);
  return isOnCards && isSeenThere ? thanksCards.withCardMessage(changed, record.version) : changed;
}

/** The record with one more card that shows it. */
export const withPostedThanksCard = (record: StoredRecord, card: PostedCard): RecordToWrite =>
  isRemainder(record)
    ? withCardOfRemainder(record, card)
    : shownThanks.changed(record, { cards: [...shownFrom(record).cards, card] });

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
