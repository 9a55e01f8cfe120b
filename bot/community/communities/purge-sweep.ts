// Looks once an hour for what is to be removed. Of communities that are gone, one instance removes the records, and
// every one lets its own search index forget them.
import type { RecordStore } from "../../records/records.ts";
import { withLease } from "../core/lease.ts";
import { Sweep, untilStopping, type SweptWork } from "../core/sweep.ts";
import { listPurged, purgeGone } from "./purge.ts";

/** Milliseconds between two looks. */
const sweepMs = 60 * 60_000;
const leaseSeconds = 120;

interface PurgeParts {
  readonly records: RecordStore;
  readonly search: { catchUp(tenantId: string, communityId: string): Promise<void> };
  readonly tenantIds: readonly string[];
  /** What else is removed at the same times. */
  readonly others: readonly SweptWork[];
  readonly now: () => Date;
  readonly newId: () => string;
  /** The next look tries again. */
  readonly onError: (error: unknown) => void;
}

export function purgeSweep({ records, search, tenantIds, others, now, newId, onError }: PurgeParts): Sweep {
  /** Communities that this instance's index has forgotten. */
  const forgotten = new Set<string>();

  async function purge(tenantId: string, isStopping: () => boolean): Promise<void> {
    const deps = { records: records.forTenant(tenantId), now, newId };
    await withLease(deps, { name: "purge", seconds: leaseSeconds }, (lease) =>
      purgeGone(deps, untilStopping(lease, isStopping)),
    );
    for (const communityId of await listPurged(deps.records)) {
      const key = `${tenantId} ${communityId}`;
      if (forgotten.has(key)) continue;
      await search.catchUp(tenantId, communityId);
      forgotten.add(key);
    }
  }

  return new Sweep({ everyMs: sweepMs, tenantIds, works: [purge, ...others], onError });
}
