import { StoreUnavailableError, UnstorableRecordError } from "../records.ts";
import type { Page, Records, StoredRecord } from "../records.ts";
import { forgetBytes } from "./compaction.ts";
import { inWriting, type Connection } from "./connection.ts";
import { listAll, purge, restore } from "./whole-store.ts";
import { recordRow, toRecord } from "./rows.ts";
import { isId } from "../storable.ts";
import { TenantRecords } from "./tenant-records.ts";
import type { ListQuery, Restoring, WholeStore } from "../whole-store.ts";

/** Milliseconds after the last write that found no room, in which the store is not called ready. */
const fullStands = 60_000;

export class SqliteStore implements WholeStore {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  forTenant(tenantId: string): Records {
    if (!isId(tenantId)) throw new UnstorableRecordError("The id of a tenant is malformed.");
    return new TenantRecords(this.#connection, tenantId);
  }

  listOutbox(limit: number): Promise<readonly StoredRecord[]> {
    return this.#connection.turns.take(() => {
      const rows = this.#connection.sql.outbox.all({ now: this.#connection.now().toISOString(), limit });
      return rows.map((row) => toRecord(recordRow.parse(row)));
    });
  }

  forgetBytes(step: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    return forgetBytes(this.#connection, step);
  }

  listAll(query: ListQuery): Promise<Page> {
    return this.#connection.turns.take(() => listAll(this.#connection, query));
  }

  restore(records: readonly StoredRecord[]): Promise<readonly Restoring[]> {
    return this.#connection.turns.take(() => restore(this.#connection, records));
  }

  async purge(tenantId: string, limit: number): Promise<number> {
    const purged = await this.#connection.turns.take(() => purge(this.#connection, tenantId, limit));
    if (purged === 0) await this.forgetBytes();
    return purged;
  }

  checkReady(): Promise<void> {
    return this.#connection.turns.take(() => {
      inWriting(this.#connection, () => this.#connection.sql.store.get());
      // A small write may still fit where a tip does not.
      if (this.#connection.turns.wasFullWithin(fullStands)) throw new StoreUnavailableError("full");
    });
  }

  close(): Promise<void> {
    return this.#connection.turns.take(() => {
      if (this.#connection.db.isOpen) this.#connection.db.close();
    });
  }
}
