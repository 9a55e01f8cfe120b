// Looks once a minute for people who wait to be erased: one instance goes on with it, every one lets its own search index
// forget what is gone.
import { withLease, type Lease } from "../lease.ts";
import { Sweep, untilStopping } from "../sweep.ts";
import { forgetBytesOf, listErased } from "./erased-note.ts";
import { goOnErasing, listErasures, type ErasureDeps } from "./erasure.ts";
import { walkLease } from "./walk.ts";

/** Milliseconds between two looks. */
const sweepMs = 60_000;

interface ErasureParts extends ErasureDeps {
  readonly tenantIds: readonly string[];
  /** Tells somebody that nothing is held about them any more. */
  readonly tellErased: (person: { readonly tenantId: string; readonly userId: string }) => Promise<void>;
  /** Told of what went wrong; a later look tries again. */
  readonly onError: (error: unknown) => void;
}

export function erasureSweep(parts: ErasureParts): Sweep {
  /** Ids of notes that this instance's index has heard of. */
  const heard = new Set<string>();

  const leased = (tenantId: string, isStopping: () => boolean, work: (lease: Lease) => Promise<void>) =>
    withLease({ ...parts, records: parts.records.forTenant(tenantId) }, walkLease, (lease) =>
      work(untilStopping(lease, isStopping)),
    );

  async function erase(tenantId: string, isStopping: () => boolean): Promise<void> {
    for (const request of await listErasures(parts.records.forTenant(tenantId), parts.now())) {
      const tell = (person: { readonly tenantId: string; readonly userId: string }) =>
        // Whoever blocked the bot is not told, and erased all the same.
        parts.tellErased(person).catch(parts.onError);
      await leased(tenantId, isStopping, (lease) => goOnErasing(parts, request, lease, tell));
    }
  }

  async function forget(tenantId: string, isStopping: () => boolean): Promise<void> {
    const records = parts.records.forTenant(tenantId);
    const notes = await listErased(records);
    const news = notes.filter(({ id }) => !heard.has(id));
    if (news.length > 0) {
      const communityIds = new Set(news.flatMap((note) => note.communityIds));
      await parts.search.forgetBytes(tenantId, [...communityIds]);
      for (const { id } of news) heard.add(id);
    }
    if (notes.some(({ areBytesLeft }) => areBytesLeft))
      await leased(tenantId, isStopping, () => forgetBytesOf(parts.records, records, notes));
  }

  const { tenantIds, onError } = parts;
  return new Sweep({ everyMs: sweepMs, tenantIds, works: [erase, forget], onError });
}
