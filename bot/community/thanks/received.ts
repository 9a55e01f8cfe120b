// Thanks as they lie with the thanked person: in their own scope, where nobody else reads. Until they show them they are
// nowhere else but with whoever gave them (given.ts); what others see then is a record of the community (shown.ts).
import { z } from "zod";
import { thanksStates, type ReceivedThanksView } from "../../contract/thanks.ts";
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import { derivedId } from "../core/ids.ts";
import { noticeChanged, noticeTo, type News } from "../outbox/notice.ts";
import { changedRecord, readBody } from "../core/stored-body.ts";
import { withMessage } from "../outbox/message.ts";
import { aboutView, keyOfAbout, thanksAbout, type ThanksAbout } from "./about.ts";
import { person, personScope } from "../core/person.ts";

const receivedBody = z.object({
  format: z.literal(1),
  communityId: z.string(),
  /** As it was called then. */
  communityName: z.string(),
  from: person,
  to: person,
  reason: z.string(),
  about: thanksAbout.optional(),
  /** Whether a card may say whom they are from. */
  isFromNamed: z.boolean(),
  state: z.enum(thanksStates),
});
type Body = z.infer<typeof receivedBody>;

export type ReceivedThanks = Readonly<Omit<Body, "format">> & { readonly id: string; readonly at: string };

export const receivedKind = "receivedThanks";

export const receivedRecordId = (thanksId: string) => `thanks.${thanksId}`;

/** Of who thanks whom, where, why and for what: saying it twice says it once. */
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

/** With the message that they wait for an answer, where they do. */
export function receivedRecord({ at: _at, ...thanks }: ReceivedThanks): RecordToWrite {
  const { id, ...rest } = thanks;
  const { userId } = thanks.to;
  const body: Body = { format: 1, ...rest };
  const record = { scope: personScope({ userId }), id: receivedRecordId(id), kind: receivedKind, body };
  return thanks.state === "waiting" ? noticeTo([userId], newsOf(thanks)).reduce(withMessage, record) : record;
}

/** What the person was told of them follows. */
export function answeredRecord(
  record: StoredRecord,
  changes: Pick<Body, "state"> & Partial<Pick<Body, "to">>,
): RecordToWrite {
  const thanks = receivedFrom(record);
  const changed = changedRecord<Body>(record, changes);
  return withChangedNotice(changed, thanks, record.version);
}

/** @param basis what it was written over: each change is a message of its own. */
const withChangedNotice = (record: RecordToWrite, thanks: ReceivedThanks, basis: string): RecordToWrite =>
  noticeChanged([thanks.to.userId], newsOf(thanks))
    .map((message) => ({ ...message, id: `${message.id}.${basis}` }))
    .reduce(withMessage, record);

const takenBackKind = "receivedThanksTakenBack";
const takenBackKeptMs = 24 * 60 * 60 * 1_000;

/** Whether there are thanks in it, rather than what is left of them. */
export const isReceived = ({ kind }: Pick<StoredRecord, "kind">): boolean => kind === receivedKind;

/**
 * What takes the place of thanks that were taken back, for a day: nothing of them, but that what the person was told of
 * them has to follow. Written in place of removing them, so that taking back costs the same whatever was told.
 */
export function takenBackReceived(record: StoredRecord, now: Date): RecordToWrite {
  const { scope, id, outbox, version } = record;
  const expiresAt = new Date(now.getTime() + takenBackKeptMs).toISOString();
  const rest = { scope, id, kind: takenBackKind, body: { format: 1 }, expiresAt, ...(outbox && { outbox }) };
  return withChangedNotice(rest, receivedFrom(record), version);
}

export function receivedFrom(record: StoredRecord): ReceivedThanks {
  const { format, ...body } = readBody(record, receivedBody);
  return { id: record.id.slice("thanks.".length), at: record.createdAt, ...body };
}

export const receivedView = (thanks: ReceivedThanks): ReceivedThanksView => ({
  id: thanks.id,
  communityId: thanks.communityId,
  communityName: thanks.communityName,
  from: thanks.from.name,
  reason: thanks.reason,
  ...(thanks.about && { about: aboutView(thanks.about) }),
  at: thanks.at,
  state: thanks.state,
});
