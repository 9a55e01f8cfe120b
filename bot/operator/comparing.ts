import { atOnce } from "../records/at-once.ts";
import { fingerprintOf } from "../records/restoring.ts";
import type { WholeStore } from "../records/whole-store.ts";
import { pagesOf } from "./pages.ts";
import type { Progress } from "./progress.ts";

/** How many records of one tenant are in each store, and how many of the source's are not in the target as they are. */
export interface Compared {
  readonly source: number;
  readonly target: number;
  readonly missing: number;
  readonly different: number;
}

/** How many records are looked for at the same time. */
const lookedForAtOnce = 8;

const none: Compared = { source: 0, target: 0, missing: 0, different: 0 };

/** Reads all of both stores; tells by tenant. Records are compared by a hash of everything but their version. */
export async function compareAll(
  source: WholeStore,
  target: WholeStore,
  progress: Progress,
): Promise<ReadonlyMap<string, Compared>> {
  const tenants = new Map<string, Compared>();
  let count = 0;
  const add = (tenantId: string, part: keyof Compared) => {
    const before = tenants.get(tenantId) ?? none;
    tenants.set(tenantId, { ...before, [part]: before[part] + 1 });
  };

  for await (const records of pagesOf(source)) {
    await atOnce(records, lookedForAtOnce, async (record) => {
      const { tenantId, scope, id } = record;
      add(tenantId, "source");
      const there = await target.forTenant(tenantId).find(scope, id);
      if (there === undefined) add(tenantId, "missing");
      else if (fingerprintOf(there) !== fingerprintOf(record)) add(tenantId, "different");
    });
    count += records.length;
    progress.deliver("compared", count);
  }
  for await (const records of pagesOf(target)) {
    for (const { tenantId } of records) add(tenantId, "target");
    count += records.length;
    progress.deliver("compared", count);
  }
  return tenants;
}

/** Records that are in the target only. */
export const surplusOf = ({ source, target, missing }: Compared): number => target - (source - missing);

export const isEqual = (compared: Compared): boolean =>
  compared.missing === 0 && compared.different === 0 && surplusOf(compared) === 0;
