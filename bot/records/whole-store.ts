// What an operator does with a whole store: copy it, erase a tenant from it. A port of its own beside records.ts, so
// that nothing that serves people can reach across tenants.
import type { Page, RecordStore, StoredRecord } from "./records.ts";

export interface ListQuery {
  /** 1 to `maxPageSize`. */
  readonly size: number;
  readonly cursor?: string;
}

export type Restoring =
  /** Nothing was there, or something removed or expired before the record's last change. */
  | "written"
  /** It was there already: the same content and times. */
  | "same"
  /** An older state was there. */
  | "replaced"
  /** Nothing happened: what is there is another state that is not older, or it was removed there since. */
  | "kept";

export interface WholeStore extends RecordStore {
  /**
   * One page of the records of all tenants, in an order of the store's own. Following the cursors shows every record
   * that existed throughout exactly once. What has expired or was removed is not shown.
   * Throws `UnknownPositionError`.
   */
  listAll(query: ListQuery): Promise<Page>;
  /**
   * Writes records of another store as they are, with their times and what they have to tell; they get versions of
   * this store. At most `maxPageSize`, no record twice. Each is written whole or not at all, whatever becomes of the
   * others, so doing it again finishes what was cut off. What is newer here is never written over, and what was removed
   * here after the record's last change does not come back. The answers are in the order of the records.
   * Throws `UnstorableRecordError`.
   */
  restore(records: readonly StoredRecord[]): Promise<readonly Restoring[]>;
  /**
   * Removes up to `limit` (1 to `maxPageSize`) of whatever is kept of a tenant, what is expired and the marks of
   * removals too, and says how many. No `changesSince` tells of it. Once it says 0 nothing of the tenant is left, nor
   * any byte of what was removed in the store's own files.
   * Throws {@link StoreInUseError} in place of that 0 when another process hinders the last.
   */
  purge(tenantId: string, limit: number): Promise<number>;
}

/** Another process holds on to the store. Once it has ended, doing the same again finishes it. */
export class StoreInUseError extends Error {
  override name = "StoreInUseError";
}
