import { withVerbs, type RecordStore, type RecordToWrite } from "../../records/records.ts";
import { withDeliverAt } from "./message.ts";
import type { Outbox } from "./outbox.ts";

/** The same records, whose new messages are delivered at once, in the background. */
export const recordsWithOutbox = (store: RecordStore, outbox: Pick<Outbox, "claim" | "soon">): RecordStore =>
  withVerbs(store, (records) => ({
    async write(record, condition) {
      if (!record.outbox?.some(isNew)) return records.write(withDeliverAt(record), condition);
      const result = await records.write(withDeliverAt(claimed(record, outbox.claim())), condition);
      if (result.outcome === "written") outbox.soon(result.record);
      return result;
    },
  }));

const isNew = (message: unknown): message is object =>
  typeof message === "object" && message !== null && "id" in message && !("claim" in message);

const claimed = (record: RecordToWrite, claim: object): RecordToWrite => ({
  ...record,
  outbox: (record.outbox ?? []).map((message) => (isNew(message) ? { ...message, claim } : message)),
});
