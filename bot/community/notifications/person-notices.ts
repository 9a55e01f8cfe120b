// Waiting and recent notices of a person: one private record of ids.
import type { DeepReadonly } from "../../contract/deep-readonly.ts";
import { z } from "zod";
import { canBeBotChat } from "../../contract/conversation-kind.ts";
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import type { Actor } from "../core/actor.ts";
import { defineSingleRecord } from "../core/record-kind.ts";
import { asItIs, waitingIn, withMessage, withMessages, type WaitingMessage } from "../outbox/message.ts";
import { postedCard, type PostedCard } from "../outbox/posted-card.ts";
import { storedNotice, type Notice } from "../outbox/notice.ts";
import { personScope } from "../core/person.ts";

/** Messages of this record's outbox: a card to post, or a card to update. */
export const noticesCardKind = "noticesCard";
export const noticesCardChangedKind = "noticesCardChanged";

export const changedCardData = z.object({ activityId: z.string() });

/** What is kept; the oldest gives way, of those that wait the oldest of the kind of which most do. */
export const mostNotices = { waiting: 50, delivered: 200, cards: 10 } as const;

const waitingNotice = storedNotice.extend({ at: z.string() });

const notices = defineSingleRecord({
  kind: "notices",
  key: (userId: string) => ({ scope: personScope({ userId }), id: "notices" }),
  body: z.object({
    /** Oldest first. */
    waiting: z.array(waitingNotice),
    /** Ids of notices that were delivered or had nothing to say, so that a repeat is known. */
    delivered: z.array(z.string()),
    /** ISO 8601. */
    lastCardAt: z.string().optional(),
    /** The person's chat with the bot. */
    conversationId: z.string().optional(),
    // Null: it was so and is no more.
    unreachableSince: z.string().nullish(),
    /** Recent cards, with what is on them. */
    cards: z.array(postedCard.extend({ notices: z.array(storedNotice) })),
  }),
  empty: { waiting: [], delivered: [], cards: [] },
});

export type PersonNotices = DeepReadonly<ReturnType<typeof notices.read>>;
export type WaitingNotice = Readonly<z.infer<typeof waitingNotice>>;

export const { key: noticesKey } = notices;

/** The record's owner, without a name, which access checks do not need. */
export const personOf = ({ tenantId, scope }: Pick<StoredRecord, "tenantId" | "scope">): Actor => ({
  tenantId,
  userId: scope.slice("person:".length),
  name: "",
});

export function noticesIn(record: StoredRecord | undefined): PersonNotices {
  const { conversationId, ...rest } = notices.read(record);
  const isChat = conversationId !== undefined && canBeBotChat(conversationId);
  return { ...rest, ...(isChat && { conversationId }) };
}

/** The message that a card must be posted. @param basis makes its id its own. */
const withCardMessage = (record: RecordToWrite, basis: string): RecordToWrite =>
  withMessage(record, { id: `card.${basis}`, kind: noticesCardKind, order: "card", data: {} });

/** So that a crowd of one kind, which one person can cause, takes no place from a question or from what others caused. */
function withinRoom(waiting: readonly WaitingNotice[]): WaitingNotice[] {
  if (waiting.length <= mostNotices.waiting) return [...waiting];
  const kinds = [...Map.groupBy(waiting, ({ kind }) => kind).values()];
  const [oldest] = kinds.reduce((most, kind) => (kind.length > most.length ? kind : most));
  return waiting.filter((one) => one !== oldest);
}

/** The record with one more notice; undefined when it was delivered or waits. */
export function withNotice(
  userId: string,
  record: StoredRecord | undefined,
  notice: Notice,
  now: Date,
): RecordToWrite | undefined {
  const before = noticesIn(record);
  const { delivered, unreachableSince } = before;
  if (delivered.includes(notice.id) || before.waiting.some(({ id }) => id === notice.id)) return undefined;
  const waiting = withinRoom([...before.waiting, { ...notice, at: now.toISOString() }]);
  const changed = record
    ? notices.changed(record, { waiting })
    : notices.written(userId, { ...before, waiting });
  // It waits until the person can be reached again.
  return typeof unreachableSince === "string" ? changed : withCardMessage(changed, notice.id);
}

/** The record with its card due now where that was put off until a later moment; undefined when nothing changes. */
export function withCardDue(record: StoredRecord | undefined): RecordToWrite | undefined {
  const isPutOff = ({ kind, deferred }: WaitingMessage) =>
    kind === noticesCardKind && deferred?.code === "later";
  if (!record || !waitingIn(record).some(isPutOff)) return undefined;
  return withMessages(asItIs(record), (message) => {
    if (!isPutOff(message)) return message;
    const { deferred: _putOff, ...due } = message;
    return due;
  });
}

/** The record with the message that these cards must show what is so now. */
export const withChangedCards = (
  record: StoredRecord,
  cards: readonly PostedCard[],
  basis: string,
): RecordToWrite =>
  cards.reduce<RecordToWrite>(
    (changed, { activityId }) =>
      withMessage(changed, {
        id: `changed.${basis}.${activityId}`,
        kind: noticesCardChangedKind,
        order: `changed.${activityId}`,
        data: { activityId },
      }),
    asItIs(record),
  );

/** The record after some notices were dealt with: said on a card that was posted, or with nothing to say. */
export function withDelivered(
  record: StoredRecord,
  ids: ReadonlySet<string>,
  card?: { readonly posted: PostedCard; readonly notices: readonly Notice[]; readonly at: Date },
): RecordToWrite {
  const { waiting, delivered, cards } = noticesIn(record);
  const left = waiting.filter(({ id }) => !ids.has(id));
  const changed = notices.changed(record, {
    waiting: left,
    delivered: [...delivered, ...ids].slice(-mostNotices.delivered),
    ...(card && {
      lastCardAt: card.at.toISOString(),
      conversationId: card.posted.conversationId,
      unreachableSince: null,
      cards: [...cards, { ...card.posted, notices: card.notices }].slice(-mostNotices.cards),
    }),
  });
  // What did not fit on the card.
  return card && left.length > 0 ? withCardMessage(changed, card.posted.activityId) : changed;
}

/** The record in which the person declined what these notices on their cards ask. */
export function withDeclined(record: StoredRecord, isMeant: (notice: Notice) => boolean): RecordToWrite {
  const declined = (notice: Notice): Notice =>
    isMeant(notice) ? { ...notice, ids: { ...notice.ids, isDeclined: true } } : notice;
  const { cards } = noticesIn(record);
  return notices.changed(record, {
    cards: cards.map((card) => ({ ...card, notices: card.notices.map(declined) })),
  });
}

/** The person blocked or removed the bot: nothing is sent until it is installed again. */
export const withUnreachable = (record: StoredRecord, now: Date): RecordToWrite =>
  notices.changed(record, { unreachableSince: now.toISOString() });

/**
 * The person installed the bot again, in this chat; undefined when nothing changes. An id that cannot be such a chat is
 * ignored: Teams has been seen to name a meeting's.
 */
export function withChat(record: StoredRecord, conversationId: string): RecordToWrite | undefined {
  const { unreachableSince, waiting } = noticesIn(record);
  if (typeof unreachableSince !== "string") return undefined;
  const changed = notices.changed(record, {
    ...(canBeBotChat(conversationId) && { conversationId }),
    unreachableSince: null,
  });
  return waiting.length > 0 ? withCardMessage(changed, record.version) : changed;
}
