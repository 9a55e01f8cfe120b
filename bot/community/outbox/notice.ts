// A message for one person in private. A use case puts it into the outbox of the record that it is about, in the same
// write, by ids only; whether the person wants it and may see it is checked on delivery.
import { z } from "zod";
import type { NoticeKind } from "../../contract/notices.ts";
import { derivedId } from "../core/ids.ts";
import { isReachable } from "../core/placeholder-ids.ts";
import type { NewMessage } from "./message.ts";

/** Messages of outboxes: there is something to deliver; something that was delivered is different now. */
export const noticeMessageKind = "notice";
export const noticeChangedKind = "noticeChanged";

/** What a notice is about; each kind says which of them it needs. */
const noticeIds = z.looseObject({ communityId: z.string() });

const notice = z.looseObject({
  /** The same news has the same id, whichever record it comes from. */
  id: z.string(),
  kind: z.string(),
  ids: noticeIds,
});

/** As stored: the kind may be of a newer version. */
export type Notice = Readonly<z.infer<typeof notice>>;
export const storedNotice = notice;

/** People by Entra object id, or the stewards at the time of delivery. */
const recipients = z.union([z.literal("stewards"), z.array(z.string())]);
export type Recipients = z.infer<typeof recipients>;

export const noticeMessage = z.object({ to: recipients, notice });

export interface News {
  readonly kind: NoticeKind;
  /** Identifies this news: a person is notified of it once. */
  readonly basis: readonly string[];
  readonly ids: Notice["ids"];
}

/** People of one message: each is a change of a record of their own, within the time for one delivery. */
const deliveredAtOnce = 20;

function chunks(to: Recipients): Recipients[] {
  if (to === "stewards") return [to];
  const people = [...new Set(to)].filter(isReachable);
  const count = Math.ceil(people.length / deliveredAtOnce);
  return Array.from({ length: count }, (_, at) =>
    people.slice(at * deliveredAtOnce, (at + 1) * deliveredAtOnce),
  );
}

/** No message for people who cannot be notified. The use case leaves out the acting person. */
export function noticeTo(to: Recipients, { kind, basis, ids }: News): NewMessage[] {
  const news: Notice = { id: derivedId(kind, ...basis), kind, ids };
  return chunks(to).map((some, at) => {
    const id = `notice.${news.id}.${at}`;
    return { id, kind: noticeMessageKind, order: id, data: { to: some, notice: news } };
  });
}

/** Delivered news has changed: cards follow, without a new notification. */
export function noticeChanged(to: Recipients, { kind, basis, ids }: News): NewMessage[] {
  return chunks(to).map((some, at) => {
    const changed: Notice = { id: derivedId(kind, ...basis), kind, ids };
    const id = `noticeChanged.${changed.id}.${at}`;
    return { id, kind: noticeChangedKind, order: id, data: { to: some, notice: changed } };
  });
}
