import { UnstorableRecordError } from "../records.ts";
import type { Page, Records, StoredRecord } from "../records.ts";
import { isId } from "../storable.ts";
import { isLive, toRecord } from "./documents.ts";
import type { Place } from "./documents.ts";
import { outboxQuery } from "./queries.ts";
import type { Store } from "./store.ts";
import { TenantRecords } from "./tenant-records.ts";
import { listAll, purge, restore } from "./whole-store.ts";
import type { ListQuery, Restoring, WholeStore } from "../whole-store.ts";

/**
 * Where nothing is ever written. Reading there costs what reading a record does, needs the same role, and finds out
 * whether the container is there. Metadata, of which a whole account has 240 RU/s for all its readers, is left alone:
 * https://learn.microsoft.com/azure/cosmos-db/concepts-limits#control-plane
 */
const nowhere: Place = { tenantId: "readiness", scope: "tenant", id: "readiness" };

export class CosmosStore implements WholeStore {
  readonly #store: Store;
  readonly #dispose: () => void;

  constructor(store: Store, dispose: () => void) {
    this.#store = store;
    this.#dispose = dispose;
  }

  forTenant(tenantId: string): Records {
    if (!isId(tenantId)) throw new UnstorableRecordError("The id of a tenant is malformed.");
    return new TenantRecords(this.#store, tenantId);
  }

  async listOutbox(limit: number): Promise<readonly StoredRecord[]> {
    const { calls, documents } = this.#store;
    const call = calls.start("listOutbox", "sweep");
    const now = this.#store.now();
    const found = await documents.queryAll(call, outboxQuery({ now: now.toISOString(), limit }));
    return found.documents
      .filter((document) => isLive(document, now))
      .map(toRecord)
      .filter(({ outbox }) => outbox !== undefined);
  }

  /** Bytes in Azure are Azure's: what is deleted is gone but for backups, which Azure keeps as the account says. */
  forgetBytes(): Promise<void> {
    return Promise.resolve();
  }

  async listAll(query: ListQuery): Promise<Page> {
    return listAll(this.#store, query);
  }

  async restore(records: readonly StoredRecord[]): Promise<readonly Restoring[]> {
    return restore(this.#store, records);
  }

  async purge(tenantId: string, limit: number): Promise<number> {
    return purge(this.#store, tenantId, limit);
  }

  async checkReady(): Promise<void> {
    await this.#store.documents.read(this.#store.calls.start("checkReady"), nowhere);
  }

  close(): Promise<void> {
    this.#store.calls.close();
    this.#dispose();
    return Promise.resolve();
  }
}
