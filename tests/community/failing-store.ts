import type { Records, RecordStore, RemoveResult } from "../../bot/records/records.ts";

/** The same store, whose writes fail once `writes` of them were done: as if the program had ended there. */
export function failingAfter(store: RecordStore, writes: number): RecordStore {
  let done = 0;
  const wrap = (records: Records): Records => ({
    find: (...question) => records.find(...question),
    remove: (...question) => records.remove(...question),
    page: (...question) => records.page(...question),
    changesSince: (...question) => records.changesSince(...question),
    forget: (...question) => records.forget(...question),
    write: (...question) => {
      if (done++ >= writes) return Promise.reject(new Error("The store is gone."));
      return records.write(...question);
    },
  });
  return {
    forTenant: (tenantId) => wrap(store.forTenant(tenantId)),
    listOutbox: (limit) => store.listOutbox(limit),
    forgetBytes: () => store.forgetBytes(),
    checkReady: () => store.checkReady(),
    close: () => store.close(),
  };
}

/** The same store, with something before, or in place of, each removal. */
export const removingWith = (
  store: RecordStore,
  around: (remove: () => Promise<RemoveResult>) => Promise<RemoveResult>,
): RecordStore => ({
  ...store,
  forTenant: (tenantId) => {
    const inner = store.forTenant(tenantId);
    return {
      find: (...question) => inner.find(...question),
      write: (...question) => inner.write(...question),
      page: (...question) => inner.page(...question),
      changesSince: (...question) => inner.changesSince(...question),
      forget: (...question) => inner.forget(...question),
      remove: (...question) => around(() => inner.remove(...question)),
    };
  },
});
