// Messages in outboxes without a person: not delivered to them, nor about their own records.
import { z } from "zod";
import type { RecordToWrite } from "../../records/records.ts";
import { withMessages, type WaitingMessage } from "../outbox/message.ts";
import { isThem, mentions, type Person } from "./person.ts";

const addressed = z.looseObject({ to: z.array(z.string()) });

/** Undefined when no recipient is left. */
export function messageWithout(message: WaitingMessage, person: Person): WaitingMessage | undefined {
  const { after, ...rest } = message.data;
  // It had come to this person: it begins anew, since delivered notices are not repeated.
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
