// Looks once an hour for communities that are gone: one instance removes their records, every one lets its own search
// index forget them.
import type { RecordStore } from "../../records/records.ts";
import { LeaseLostError, withLease } from "../lease.ts";
import type { Search } from "../ports.ts";
import { listPurged, purgeGone } from "./purge.ts";

/** Milliseconds between two looks. */
const sweepMs = 60 * 60_000;
const leaseSeconds = 120;

interface PurgeParts {
  readonly records: RecordStore;
  readonly search: Pick<Search, "catchUp">;
  readonly tenantIds: readonly string[];
  readonly now: () => Date;
  readonly newId: () => string;
  /** Told of what went wrong; the next look tries again. */
  onError(error: unknown): void;
}

export class PurgeSweep {
  readonly #parts: PurgeParts;
  /** Communities that this instance's index has forgotten. */
  readonly #forgotten = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #sweeping: Promise<void> | undefined;
  #isStopped = false;

  constructor(parts: PurgeParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#timer = setInterval(() => void this.sweep(), sweepMs);
    this.#timer.unref();
  }

  /** One look, for each tenant; the same one for all who ask meanwhile. Never rejects. */
  sweep(): Promise<void> {
    this.#sweeping ??= this.#sweep().finally(() => (this.#sweeping = undefined));
    return this.#sweeping;
  }

  /** Ends after the page that is being removed; what is left waits for the next look of anybody. Never rejects. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    await this.#sweeping;
  }

  async #sweep(): Promise<void> {
    for (const tenantId of this.#parts.tenantIds) {
      if (this.#isStopped) return;
      try {
        await this.#sweepTenant(tenantId);
      } catch (error) {
        if (!(error instanceof LeaseLostError)) this.#parts.onError(error);
      }
    }
  }

  async #sweepTenant(tenantId: string): Promise<void> {
    const deps = { ...this.#parts, records: this.#parts.records.forTenant(tenantId) };
    await withLease(deps, { name: "purge", seconds: leaseSeconds }, (lease) =>
      purgeGone(deps, {
        renew: () => (this.#isStopped ? Promise.reject(new LeaseLostError("Stopping.")) : lease.renew()),
      }),
    );
    for (const communityId of await listPurged(deps.records)) {
      const key = `${tenantId} ${communityId}`;
      if (this.#forgotten.has(key)) continue;
      await this.#parts.search.catchUp(tenantId, communityId);
      this.#forgotten.add(key);
    }
  }
}
