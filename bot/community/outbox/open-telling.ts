import type { RecordStore } from "../../records/records.ts";
import { Outbox, type OutboxParts } from "./outbox.ts";
import type { Teller } from "./teller.ts";
import { tellingRecords } from "./telling-records.ts";

/**
 * Records of which each write with new messages is told at once, and the outbox that tells them. Whoever tells writes to
 * the same records: what one message brings about is told as well.
 */
export function openTelling(
  parts: Omit<OutboxParts, "teller">,
  tellerOn: (records: RecordStore) => Teller,
): { readonly outbox: Outbox; readonly records: RecordStore } {
  const records: RecordStore = tellingRecords(parts.records, {
    claim: () => outbox.claim(),
    soon: (record) => outbox.soon(record),
  });
  const outbox: Outbox = new Outbox({ ...parts, teller: tellerOn(records) });
  return { outbox, records };
}
