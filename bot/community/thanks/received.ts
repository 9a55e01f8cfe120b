// Thanks as the recipient keeps them, in their own scope. Until they show them, only the giver has them, too
// (given.ts); others see a record of the community (shown.ts).
import { z } from "zod";
import { thanksStates, type ReceivedThanksView } from "../../contract/thanks.ts";
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import { derivedId } from "../core/ids.ts";
import { namedView } from "../communities/claim.ts";
import { noticeChanged, noticeTo, type News } from "../outbox/notice.ts";
import { defineRecord } from "../core/record-kind.ts";
import { withMessage } from "../outbox/message.ts";
import { aboutView, keyOfAbout, thanksAbout, type ThanksAbout } from "./about.ts";
import { person, personScope, type Person } from "../core/person.ts";

const idPrefix = "thanks.";

export const receivedThanks = defineRecord({
  kind: "receivedThanks",
  key: ({ to, id }: { readonly to: Pick<Person, "userId">; readonly id: string }) => ({
    scope: personScope(to),
    id: idPrefix + id,
  }),
  body: z.object({
    communityId: z.string(),
    /** At the time of the thanks. */
    communityName: z.string(),
    from: person,
    to: person,
    reason: z.string(),
    about: thanksAbout.optional(),
    /** Whether a card may name the giver. */
    isFromNamed: z.boolean(),
    state: z.enum(thanksStates),
  }),
});

export type ReceivedThanks = ReturnType<typeof receivedFrom>;

export const receivedFrom = (record: StoredRecord) => ({
  id: record.id.slice(idPrefix.length),
  at: record.createdAt,
  ...receivedThanks.read(record),
});

/** Derived from giver, recipient, community, reason and subject: a repeat is the same thanks. */
export const thanksIdOf = (
  communityId: string,
  fromId: string,
  toId: string,
  reason: string,
  about: ThanksAbout | undefined,
): string =>
  derivedId("thanks", communityId, fromId, toId, reason.replace(/\s+/gu, " "), ...keyOfAbout(about));

const newsOf = ({ id, communityId }: Pick<ReceivedThanks, "id" | "communityId">): News => ({
  kind: "thanks",
  basis: [id],
  ids: { communityId, thanksId: id },
});

/** With a notice to the recipient where the thanks wait for an answer. */
export function receivedRecord(thanks: ReceivedThanks): RecordToWrite {
  const record = receivedThanks.written(thanks, thanks);
  return thanks.state === "waiting"
    ? noticeTo([thanks.to.userId], newsOf(thanks)).reduce(withMessage, record)
    : record;
}

/** The notice that the recipient got of them changes, too. */
export const answeredRecord = (
  record: StoredRecord,
  changes: Pick<ReceivedThanks, "state"> & Partial<Pick<ReceivedThanks, "to">>,
): RecordToWrite =>
  withChangedNotice(receivedThanks.changed(record, changes), receivedFrom(record), record.version);

/** @param basis what it was written over: each change is a message of its own. */
const withChangedNotice = (record: RecordToWrite, thanks: ReceivedThanks, basis: string): RecordToWrite =>
  noticeChanged([thanks.to.userId], newsOf(thanks))
    .map((message) => ({ ...message, id: `${message.id}.${basis}` }))
    .reduce(withMessage, record);

const takenBackKind = "receivedThanksTakenBack";
export const takenBackMs = 24 * 60 * 60 * 1_000;

/** Whether there are thanks in it, rather than what is left of them. */
export const isReceived = ({ kind }: Pick<StoredRecord, "kind">): boolean => kind === receivedThanks.kind;

/**
 * Replaces thanks that were taken back, for a day, so that the notice of them follows. Written instead of a removal, so
 * that the cost does not reveal whether there was a notice.
 */
export function takenBackReceived(record: StoredRecord, now: Date): RecordToWrite {
  const { scope, id, outbox, version } = record;
  const expiresAt = new Date(now.getTime() + takenBackMs).toISOString();
  const rest = { scope, id, kind: takenBackKind, body: { format: 1 }, expiresAt, ...(outbox && { outbox }) };
  return withChangedNotice(rest, receivedFrom(record), version);
}

export const receivedView = (thanks: ReceivedThanks): ReceivedThanksView => ({
  id: thanks.id,
  communityId: thanks.communityId,
  communityName: thanks.communityName,
  from: namedView(thanks.from),
  reason: thanks.reason,
  ...(thanks.about && { about: aboutView(thanks.about) }),
  at: thanks.at,
  state: thanks.state,
});
