import type { Restoring, WholeStore } from "../records/whole-store.ts";
import { pagesOf } from "./pages.ts";
import type { Progress } from "./progress.ts";

export type Copied = Readonly<Record<Restoring, number>>;

/**
 * Brings every record of the source to the target. It begins at the beginning each time, and what is there already is
 * passed over: so it needs no note of how far it came, and two at once do no harm.
 */
export async function copyAll(source: WholeStore, target: WholeStore, progress: Progress): Promise<Copied> {
  const copied: Record<Restoring, number> = { written: 0, same: 0, replaced: 0, kept: 0 };
  let count = 0;
  for await (const records of pagesOf(source)) {
    for (const outcome of await target.restore(records)) copied[outcome] += 1;
    count += records.length;
    progress.deliver("copied", count);
  }
  return copied;
}
