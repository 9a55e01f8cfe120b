import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { maxPageSize, StoreUnavailableError, UnstorableRecordError } from "../records.ts";
import type { Page, Records, StoredRecord } from "../records.ts";
import { checkSize, isId } from "../storable.ts";
import type { ListQuery, Restoring, WholeStore } from "../whole-store.ts";
import { recordRow, toRecord } from "./rows.ts";
import type { StoreParts } from "./store-parts.ts";
import { TenantRecords } from "./tenant-records.ts";
import { checkTenant, listAll, toRestorable } from "./whole-store.ts";

/** Milliseconds after the last write that found no room, in which the store is not called ready. */
const fullStands = 60_000;

/** Milliseconds between two steps of `forgetBytes`, for other processes that wait to write. */
const restMs = 10;

const restorings = z.array(z.enum(["written", "same", "replaced", "kept"]));

/** Reads in the thread that asks, a slice at a time; whatever writes goes through the queue of writes. */
export class SqliteStore implements WholeStore {
  readonly #parts: StoreParts;

  constructor(parts: StoreParts) {
    this.#parts = parts;
  }

  forTenant(tenantId: string): Records {
    if (!isId(tenantId)) throw new UnstorableRecordError("The id of a tenant is malformed.");
    return new TenantRecords(this.#parts, tenantId);
  }

  listOutbox(limit: number): Promise<readonly StoredRecord[]> {
    const { turns, sql, now } = this.#parts;
    return turns.take(() => {
      const rows = sql.outbox.all({ now: now().toISOString(), limit });
      return rows.map((row) => toRecord(recordRow.parse(row)));
    });
  }

  /** Ended anywhere, doing it again goes on. */
  async forgetBytes(step: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    const { writes } = this.#parts;
    // What an earlier run left behind was partly moved before the last removals: the other half is to be emptied, too.
    await this.#emptyHalf(step);
    await writes.run({ verb: "changeHalves" });
    await this.#emptyHalf(step);
    await writes.run({ verb: "emptyLog" });
  }

  async #emptyHalf(step: () => Promise<void>): Promise<void> {
    while ((await this.#parts.writes.run({ verb: "moveSome" })) !== true) {
      await pause(restMs);
      await step();
    }
  }

  listAll(query: ListQuery): Promise<Page> {
    return this.#parts.turns.take(() => listAll(this.#parts, query));
  }

  async restore(records: readonly StoredRecord[]): Promise<readonly Restoring[]> {
    const restorable = records.map(toRestorable);
    const command = { verb: "restore", records: restorable, now: this.#parts.now() } as const;
    return restorings.parse(await this.#parts.writes.run(command));
  }

  async purge(tenantId: string, limit: number): Promise<number> {
    checkSize(limit, maxPageSize);
    const tenant = checkTenant(tenantId);
    const purged = z.int().parse(await this.#parts.writes.run({ verb: "purge", tenant, limit }));
    if (purged === 0) await this.forgetBytes();
    return purged;
  }

  async checkReady(): Promise<void> {
    const { writes } = this.#parts;
    await writes.run({ verb: "check" });
    // A small write may still fit where a tip does not.
    if (writes.wasFullWithin(fullStands)) throw new StoreUnavailableError("full");
  }

  /** Once what was asked for before is answered. Reading ends first, so that the side that writes leaves no -wal. */
  async close(): Promise<void> {
    const { turns, writes, closeReading } = this.#parts;
    await turns.take(closeReading);
    await writes.close();
  }
}
