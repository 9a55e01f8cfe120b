// An index with what keeps it current, and how one is filled to take the place of another.
import type { EntryIndex } from "./entry-index.ts";
import type { Freshness } from "./freshness.ts";
import { nextTurn } from "./slices.ts";

/** Communities looked up at a time. */
const communitiesAtATime = 200;

export interface OpenIndex {
  readonly index: EntryIndex;
  readonly freshness: Freshness;
}

export function end({ freshness, index }: OpenIndex): void {
  freshness.stop();
  index.close();
}

/** Reads every community that the index knows into its successor, from the records. Throws once either is closed. */
export async function fillFrom(index: EntryIndex, successor: OpenIndex): Promise<void> {
  for (let key = 0; ;) {
    const some = index.communitiesAfter(key, communitiesAtATime);
    for (const { tenantId, communityId } of some) await successor.freshness.readToEnd(tenantId, communityId);
    const last = some.at(-1);
    if (last === undefined) return;
    key = last.key;
    await nextTurn();
  }
}
