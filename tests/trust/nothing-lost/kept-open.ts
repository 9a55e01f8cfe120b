import type { RecordStore } from "../../../bot/records/records.ts";

/** The store for one instance of several: it stays open when the instance closes what it was given. */
export const keptOpen = (store: RecordStore): RecordStore => ({
  forTenant: (id) => store.forTenant(id),
  listOutbox: (limit) => store.listOutbox(limit),
  forgetBytes: () => store.forgetBytes(),
  checkReady: () => store.checkReady(),
  close: () => Promise.resolve(),
});
