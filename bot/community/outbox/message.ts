// A message in a record's outbox, by ids only. It is written together with the change; outbox.ts sends and clears it.
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import { clockSkewSeconds } from "../core/lease.ts";

/** What a use case adds to a record. Nothing that people wrote, and no name: those are read when it is delivered. */
export interface NewMessage {
  /** Of this message alone. */
  readonly id: string;
  readonly kind: string;
  /** Messages of one record with the same order are delivered one after the other, as they were written. */
  readonly order: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** ISO 8601: not delivered before. */
  readonly notBefore?: string;
}

/** Loose: what a newer version has added stays when the outbox is written over. */
export const waitingMessage = z.looseObject({
  id: z.string(),
  kind: z.string(),
  order: z.string(),
  data: z.record(z.string(), z.unknown()),
  notBefore: z.string().optional(),
  /** Put back after it could not be delivered since then (ISO 8601). */
  heldSince: z.string().optional(),
  /** The writing instance delivers it until then (ISO 8601); afterwards a sweep does. */
  claim: z.object({ by: z.string(), until: z.string() }).optional(),
  /** Failed attempts, or put off: a sweep delivers it from then on (ISO 8601). */
  deferred: z.object({ attempts: z.number(), notBefore: z.string(), code: z.string() }).optional(),
});

export type WaitingMessage = Readonly<z.infer<typeof waitingMessage>>;

/** Messages that wait, oldest first. What this version cannot read is left to a newer one. */
export const waitingIn = (record: Pick<StoredRecord, "outbox">): WaitingMessage[] =>
  (record.outbox ?? []).flatMap((one) => waitingMessage.safeParse(one).data ?? []);

/** When a sweep may deliver it, in milliseconds since 1970; 0: at once. The writing instance may deliver it before. */
export function sweptFrom({ claim, deferred, notBefore }: WaitingMessage): number {
  if (deferred) return Date.parse(deferred.notBefore);
  const own = claim ? Date.parse(claim.until) + clockSkewSeconds * 1_000 : 0;
  return Math.max(own, notBefore === undefined ? 0 : Date.parse(notBefore));
}

/** Those that are the oldest of their order. */
export function oldestOfOrders(record: Pick<StoredRecord, "outbox">): WaitingMessage[] {
  const orders = new Set<string>();
  return waitingIn(record).filter(({ order }) => {
    const isOldest = !orders.has(order);
    orders.add(order);
    return isOldest;
  });
}

/** The record with the moment from which a sweep looks at its outbox. Every write of a record with an outbox has it. */
export function withDeliverAt({ deliverAt: _before, ...record }: RecordToWrite): RecordToWrite {
  const moments = oldestOfOrders(record).map(sweptFrom);
  const first = Math.min(...moments);
  // It is not known when an unreadable message is due.
  return moments.length === 0 || first <= 0
    ? record
    : { ...record, deliverAt: new Date(first).toISOString() };
}

/**
 * The record with one more message. One that says the same gives way to it, since delivery reads what is so then; not the
 * oldest of its order, which may be on its way. So what waits stays short while Teams takes nothing.
 */
export function withMessage(record: RecordToWrite, message: NewMessage | WaitingMessage): RecordToWrite {
  let isOldest = true;
  const others = (record.outbox ?? []).filter((one) => {
    const { data: waiting } = waitingMessage.safeParse(one);
    if (waiting?.order !== message.order) return true;
    const stays = isOldest || !saysTheSame(waiting, message);
    isOldest = false;
    return stays;
  });
  return { ...record, outbox: [...others, message] };
}

/** What was put back may be too old to matter: it takes the place of none, and none takes its place. */
const saysTheSame = (waiting: WaitingMessage, message: NewMessage | WaitingMessage): boolean =>
  waiting.kind === message.kind &&
  !("heldSince" in waiting) &&
  !("heldSince" in message) &&
  isDeepStrictEqual(waiting.data, message.data);

/** The record with some messages gone or changed: `change` gives undefined for those that need no delivery any more. */
export function withMessages(
  record: RecordToWrite,
  change: (message: WaitingMessage) => WaitingMessage | undefined,
): RecordToWrite {
  const outbox = (record.outbox ?? []).flatMap((one): unknown[] => {
    const { data: message } = waitingMessage.safeParse(one);
    const changed = message ? change(message) : one;
    return changed === undefined ? [] : [changed];
  });
  const { outbox: _before, ...rest } = record;
  return outbox.length > 0 ? { ...rest, outbox } : rest;
}

/** The record as it is, to be written again. */
export const asItIs = ({
  scope,
  id,
  kind,
  body,
  outbox,
  deliverAt,
  expiresAt,
}: StoredRecord): RecordToWrite => ({
  scope,
  id,
  kind,
  body,
  ...(outbox !== undefined && { outbox }),
  ...(deliverAt !== undefined && { deliverAt }),
  ...(expiresAt !== undefined && { expiresAt }),
});
