import type { RecordStore } from "../../records/records.ts";
import { Outbox, type OutboxParts } from "./outbox.ts";
import type { Deliverer } from "./deliverer.ts";
import { recordsWithOutbox } from "./records-with-outbox.ts";

/**
 * Records whose new messages are delivered at once, and the outbox that delivers them. Deliverers write to the same
 * records, so that messages of a delivery are delivered, too.
 */
export function openOutbox(
  parts: Omit<OutboxParts, "deliverer">,
  delivererOn: (records: RecordStore) => Deliverer,
): { readonly outbox: Outbox; readonly records: RecordStore } {
  const records: RecordStore = recordsWithOutbox(parts.records, {
    claim: () => outbox.claim(),
    soon: (record) => outbox.soon(record),
  });
  const outbox: Outbox = new Outbox({ ...parts, deliverer: delivererOn(records) });
  return { outbox, records };
}
