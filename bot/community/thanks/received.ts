// Thanks as they lie with the thanked person: in their own scope, where nobody else reads. Until they show them they are
// nowhere else but with whoever gave them (given.ts); what others see then is a record of the community (shown.ts).
import { z } from "zod";
import { thanksStates, type ReceivedThanksView } from "../../contract/thanks.ts";
import type { RecordToWrite, Scope, StoredRecord } from "../../records/records.ts";
import { derivedId } from "../ids.ts";
import { changedRecord, readBody } from "../stored-body.ts";
import { aboutView, keyOfAbout, thanksAbout, type ThanksAbout } from "./about.ts";

const person = z.object({ userId: z.string(), name: z.string() });
export type ThanksPerson = Readonly<z.infer<typeof person>>;

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

export const personScope = (userId: string): Scope => `person:${userId}`;

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

export const receivedRecord = ({ id, at: _at, ...thanks }: ReceivedThanks): RecordToWrite => {
  const body: Body = { format: 1, ...thanks };
  return { scope: personScope(thanks.to.userId), id: receivedRecordId(id), kind: receivedKind, body };
};

export const answeredRecord = (
  record: StoredRecord,
  changes: Pick<Body, "state"> & Partial<Pick<Body, "to">>,
): RecordToWrite => changedRecord<Body>(record, 1, changes);

/** Throws NewerFormatError, and another error for a record that is none. */
export function receivedFrom(record: StoredRecord): ReceivedThanks {
  const { format, ...body } = readBody(record, receivedBody, 1);
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
