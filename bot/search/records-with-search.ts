import { withVerbs, type RecordStore, type Scope } from "../records/records.ts";

/**
 * The same records, of which the search hears of each change: what is written in this process is in the next answer,
 * though the index need not ask for what others write each time.
 */
export const recordsWithSearch = (
  store: RecordStore,
  search: { onWritten(tenantId: string, scope: Scope): void },
): RecordStore =>
  withVerbs(store, (records, tenantId) => {
    /** Also after a failure: it may have been written all the same. */
    const told = <Result>(scope: Scope, change: Promise<Result>) =>
      change.finally(() => search.onWritten(tenantId, scope));
    return {
      write: (record, condition) => told(record.scope, records.write(record, condition)),
      remove: (scope, ...which) => told(scope, records.remove(scope, ...which)),
      forget: (scope, limit) => told(scope, records.forget(scope, limit)),
    };
  });
