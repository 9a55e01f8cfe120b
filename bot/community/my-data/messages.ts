// Messages that wait in outboxes, without a person: they are not told to that person, nor of anything that is theirs alone.
import { z } from "zod";
import type { RecordToWrite } from "../../records/records.ts";
import { withMessages, type WaitingMessage } from "../outbox/message.ts";
import { isThem, mentions, type Person } from "./person.ts";

const addressed = z.looseObject({ to: z.array(z.string()) });

/** Undefined when nobody is left who should be told. */
export function messageWithout(message: WaitingMessage, person: Person): WaitingMessage | undefined {
  const { after, ...rest } = message.data;
  // It goes through people and was at this one: begun anew, for who was told is not told again.
  if (typeof after === "string" && isThem(person, after))
    return { ...message, id: message.order, data: rest };
  const { data } = addressed.safeParse(message.data);
  if (!data) return mentions(person, message) ? undefined : message;
  const to = data.to.filter((userId) => !isThem(person, userId));
  const changed = { ...message, data: { ...message.data, to } };
  return to.length === 0 || mentions(person, changed) ? undefined : changed;
}

export const recordWithoutMessages = (record: RecordToWrite, person: Person): RecordToWrite =>
  mentions(person, record.outbox)
    ? withMessages(record, (message) => messageWithout(message, person))
    : record;
