// Looks once a minute whether somebody was erased: every instance lets its own search index forget what is gone, one sees
// to the bytes in the store.
import { withLease } from "../lease.ts";
import type { CommunityDeps } from "../ports.ts";
import { Sweep } from "../sweep.ts";
import { forgetBytesOf, listErased } from "./erased-note.ts";
import { walkLease } from "./walk.ts";

/** Milliseconds between two looks. */
const sweepMs = 60_000;

interface ForgetParts extends Pick<CommunityDeps, "records" | "search" | "now" | "newId"> {
  readonly tenantIds: readonly string[];
  /** Told of what went wrong; a later look tries again. */
  readonly onError: (error: unknown) => void;
}

export function forgetSweep(parts: ForgetParts): Sweep {
  /** Ids of notes that this instance's index has heard of. */
  const heard = new Set<string>();

  async function forget(tenantId: string): Promise<void> {
    const records = parts.records.forTenant(tenantId);
    const notes = await listErased(records);
    const news = notes.filter(({ id }) => !heard.has(id));
    if (news.length > 0) {
      const communityIds = new Set(news.flatMap((note) => note.communityIds));
      await parts.search.forgetBytes(tenantId, [...communityIds]);
      for (const { id } of news) heard.add(id);
    }
    if (notes.some(({ areBytesLeft }) => areBytesLeft))
      await withLease({ ...parts, records }, walkLease, () => forgetBytesOf(parts.records, records, notes));
  }

  const { tenantIds, onError } = parts;
  return new Sweep({ everyMs: sweepMs, tenantIds, works: [forget], onError });
}
