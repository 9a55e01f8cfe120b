// Looks once a minute for people who wait to be erased: one instance goes on with it, every one lets its own search index
// forget what is gone.
import type { LeasedWork } from "../lease.ts";
import { LeaseLostError, withLease, type Lease } from "../lease.ts";
import { forgetBytesOf, listErased } from "./erased-note.ts";
import { goOnErasing, listErasures, type ErasureDeps } from "./erasure.ts";
import { walkLease } from "./walk.ts";

/** Milliseconds between two looks. */
const sweepMs = 60_000;

interface ErasureParts extends ErasureDeps {
  readonly tenantIds: readonly string[];
  /** Tells somebody that nothing is held about them any more. */
  tellErased(person: { readonly tenantId: string; readonly userId: string }): Promise<void>;
  /** Told of what went wrong; a later look tries again. */
  onError(error: unknown): void;
}

export class ErasureSweep {
  readonly #parts: ErasureParts;
  /** Ids of notes that this instance's index has heard of. */
  readonly #heard = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #sweeping: Promise<void> | undefined;
  #isStopped = false;

  constructor(parts: ErasureParts) {
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

  /** Ends at the next page; what is left waits for the next look of anybody. Never rejects. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    await this.#sweeping;
  }

  async #sweep(): Promise<void> {
    for (const tenantId of this.#parts.tenantIds) {
      for (const work of [this.#erase, this.#forget]) {
        if (this.#isStopped) return;
        try {
          await work(tenantId);
        } catch (error) {
          if (!(error instanceof LeaseLostError)) this.#parts.onError(error);
        }
      }
    }
  }

  #erase = async (tenantId: string): Promise<void> => {
    const parts = this.#parts;
    const records = parts.records.forTenant(tenantId);
    for (const request of await listErasures(records, parts.now())) {
      const tell = (person: { readonly tenantId: string; readonly userId: string }) =>
        // Whoever blocked the bot is not told, and erased all the same.
        parts.tellErased(person).catch((error: unknown) => parts.onError(error));
      await this.#leased(tenantId, (lease) => goOnErasing(parts, request, lease, tell));
    }
  };

  #forget = async (tenantId: string): Promise<void> => {
    const records = this.#parts.records.forTenant(tenantId);
    const notes = await listErased(records);
    const news = notes.filter(({ id }) => !this.#heard.has(id));
    if (news.length > 0) {
      const communityIds = new Set(news.flatMap((note) => note.communityIds));
      await this.#parts.search.forgetBytes(tenantId, [...communityIds]);
      for (const { id } of news) this.#heard.add(id);
    }
    if (notes.some(({ areBytesLeft }) => areBytesLeft))
      await this.#leased(tenantId, () => forgetBytesOf(this.#parts.records, records, notes));
  };

  #leased(tenantId: string, work: (lease: Lease) => Promise<void>): Promise<LeasedWork<void>> {
    const deps = { ...this.#parts, records: this.#parts.records.forTenant(tenantId) };
    return withLease(deps, walkLease, (lease) =>
      work({
        isHeld: () => !this.#isStopped && lease.isHeld(),
        renew: () => lease.renew(),
      }),
    );
  }
}
