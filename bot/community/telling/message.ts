// What waits in a record's outbox: something that must be told, by ids only. Whoever changes a record adds a message in
// the same write; how it is sent and cleared stands in outbox.ts, what it says in the files of its kind.
import { z } from "zod";
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";

/** What a use case adds to a record. Nothing that people wrote, and no name: those are read when it is told. */
export interface NewMessage {
  /** Of this message alone. */
  readonly id: string;
  readonly kind: string;
  /** Messages of one record with the same order are told one after the other, as they were written. */
  readonly order: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Loose: what a newer version has added stays when the outbox is written over. */
const waitingMessage = z.looseObject({
  id: z.string(),
  kind: z.string(),
  order: z.string(),
  data: z.record(z.string(), z.unknown()),
  /** The instance that wrote it tells it until then (ISO 8601); afterwards whoever sweeps. */
  claim: z.object({ by: z.string(), until: z.string() }).optional(),
  /** It was tried in vain so often: whoever sweeps tells it from then on (ISO 8601). */
  deferred: z.object({ attempts: z.number(), notBefore: z.string(), code: z.string() }).optional(),
});

export type WaitingMessage = Readonly<z.infer<typeof waitingMessage>>;

/** Messages that wait, oldest first. What this version cannot read is left to a newer one. */
export const waitingIn = (record: Pick<StoredRecord, "outbox">): WaitingMessage[] =>
  (record.outbox ?? []).flatMap((one) => waitingMessage.safeParse(one).data ?? []);

/** The record with one more message. */
export const withMessage = (record: RecordToWrite, message: NewMessage): RecordToWrite => ({
  ...record,
  outbox: [...(record.outbox ?? []), message],
});

/** The record with some messages gone or changed: `change` gives undefined for those that need no telling any more. */
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
export const asItIs = ({ scope, id, kind, body, outbox, expiresAt }: StoredRecord): RecordToWrite => ({
  scope,
  id,
  kind,
  body,
  ...(outbox !== undefined && { outbox }),
  ...(expiresAt !== undefined && { expiresAt }),
});
