import { withVerbs, type RecordStore, type RemoveResult } from "../../bot/records/records.ts";

/** The same store, whose writes fail once `writes` of them were done: as if the program had ended there. */
export function failingAfter(store: RecordStore, writes: number): RecordStore {
  let done = 0;
  return withVerbs(store, (records) => ({
    write: (...question) => {
      if (done++ >= writes) return Promise.reject(new Error("The store is gone."));
      return records.write(...question);
    },
  }));
}

/** The same store, with something before, or in place of, each removal. */
export const removingWith = (
  store: RecordStore,
  around: (remove: () => Promise<RemoveResult>) => Promise<RemoveResult>,
): RecordStore =>
  withVerbs(store, (records) => ({ remove: (...question) => around(() => records.remove(...question)) }));
