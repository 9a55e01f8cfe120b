// What somebody wrote of others, as it lies with them alone: written once and never changed, so that it cannot say what
// became of it. With it they find what they may take back.
import { z } from "zod";
import type { GivenThanksView } from "../../contract/thanks.ts";
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import type { Actor } from "../core/actor.ts";
import { readBody } from "../core/stored-body.ts";
import { aboutView, thanksAbout } from "./about.ts";
import { type ReceivedThanks } from "./received.ts";
import { person, personScope } from "../core/person.ts";

const givenBody = z.object({
  format: z.literal(1),
  communityId: z.string(),
  communityName: z.string(),
  to: person,
  reason: z.string(),
  about: thanksAbout.optional(),
});
type Body = z.infer<typeof givenBody>;

export type GivenThanks = Readonly<Omit<Body, "format">> & { readonly id: string; readonly at: string };

export const givenKind = "givenThanks";

export const givenRecordId = (thanksId: string) => `thanks-given.${thanksId}`;

export function givenRecord(actor: Actor, thanks: ReceivedThanks): RecordToWrite {
  const { id, communityId, communityName, to, reason, about } = thanks;
  const body: Body = { format: 1, communityId, communityName, to, reason, ...(about && { about }) };
  return { scope: personScope(actor), id: givenRecordId(id), kind: givenKind, body };
}

export function givenFrom(record: StoredRecord): GivenThanks {
  const { format, ...body } = readBody(record, givenBody);
  return { id: record.id.slice("thanks-given.".length), at: record.createdAt, ...body };
}

export const givenView = ({ to, about, ...thanks }: GivenThanks): GivenThanksView => ({
  id: thanks.id,
  communityId: thanks.communityId,
  communityName: thanks.communityName,
  to: to.name,
  reason: thanks.reason,
  ...(about && { about: aboutView(about) }),
  at: thanks.at,
});
