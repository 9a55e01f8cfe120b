import type { Records, RecordStore, RecordToWrite } from "../../records/records.ts";
import { withDeliverAt } from "./message.ts";
import type { Outbox } from "./outbox.ts";

/**
 * The same records, of which each write with new messages is delivered at once: no use case has to think of it, and none
 * waits for it.
 */
export function recordsWithOutbox(store: RecordStore, outbox: Pick<Outbox, "claim" | "soon">): RecordStore {
  return {
    forTenant: (tenantId) => delivery(store.forTenant(tenantId), outbox),
    listOutbox: (limit) => store.listOutbox(limit),
    forgetBytes: (step) => store.forgetBytes(step),
    checkReady: () => store.checkReady(),
    close: () => store.close(),
  };
}

const delivery = (records: Records, outbox: Pick<Outbox, "claim" | "soon">): Records => ({
  find: (scope, id) => records.find(scope, id),
  async write(record, condition) {
    if (!record.outbox?.some(isNew)) return records.write(withDeliverAt(record), condition);
    const result = await records.write(withDeliverAt(claimed(record, outbox.claim())), condition);
    if (result.outcome === "written") outbox.soon(result.record);
    return result;
  },
  remove: (scope, id, version) => records.remove(scope, id, version),
  page: (query) => records.page(query),
  changesSince: (scope, mark, limit) => records.changesSince(scope, mark, limit),
  forget: (scope, limit) => records.forget(scope, limit),
});

const isNew = (message: unknown): message is object =>
  typeof message === "object" && message !== null && "id" in message && !("claim" in message);

const claimed = (record: RecordToWrite, claim: object): RecordToWrite => ({
  ...record,
  outbox: (record.outbox ?? []).map((message) => (isNew(message) ? { ...message, claim } : message)),
});
