// Looks once a minute for erasures: every instance's search index forgets them, and one instance removes the bytes in
// the store.
import { LeaseLostError, withLease, type Lease } from "../core/lease.ts";
import { Sweep, untilStopping } from "../core/sweep.ts";
import { areBytesDue, bytesGoEvery, forgetBytesOf, listErased } from "./erased-note.ts";
import { scanLease } from "./scan.ts";
import type { EntryDeps } from "../entries/search.ts";

/** Milliseconds between two looks. */
const sweepMs = 60_000;

interface ForgetParts extends Pick<EntryDeps, "records" | "search" | "now" | "newId"> {
  readonly tenantIds: readonly string[];
  /** A later look tries again. */
  readonly onError: (error: unknown) => void;
}

export function forgetSweep(parts: ForgetParts): Sweep {
  /** Ids of notes that this instance's index has heard of. */
  const heard = new Set<string>();
  /** When it forgot their bytes, for each tenant. */
  const forgotAt = new Map<string, number>();

  async function forget(tenantId: string, isStopping: () => boolean): Promise<void> {
    const records = parts.records.forTenant(tenantId);
    const notes = await listErased(records);
    const news = notes.filter(({ id }) => !heard.has(id));
    const now = parts.now();
    if (news.length > 0 && now.getTime() - (forgotAt.get(tenantId) ?? -Infinity) >= bytesGoEvery) {
      await parts.search.forgetBytes();
      for (const { id } of news) heard.add(id);
      forgotAt.set(tenantId, now.getTime());
    }
    // The lease of erasures, whose job knows the person until it ends.
    if (areBytesDue(notes, now))
      await withLease({ ...parts, records }, scanLease, (lease) =>
        forgetBytesOf(parts.records, records, notes, stepOf(untilStopping(lease, isStopping), parts)),
      );
  }

  const { tenantIds, onError } = parts;
  return new Sweep({ everyMs: sweepMs, tenantIds, works: [forget], onError });
}

/** Milliseconds between two times that the work says that it goes on. */
const renewedEvery = 10_000;

/** To be called often: holds on to the lease, now and then. Throws {@link LeaseLostError}. */
function stepOf(lease: Lease, { now }: Pick<ForgetParts, "now">): () => Promise<void> {
  let renewedAt = now().getTime();
  return async () => {
    if (!lease.isHeld()) throw new LeaseLostError("It was overtaken, or is to stop.");
    if (now().getTime() < renewedAt + renewedEvery) return;
    renewedAt = now().getTime();
    await lease.renew();
  };
}
