// What a request costs, as far as Microsoft's documentation tells. A real account says it exactly; this is what the
// table of round trips and the cost page reckon with.
import type { Operation } from "./faults.ts";

/**
 * Request units by the size of an item in KB: to read it with session consistency, and to write it.
 * https://learn.microsoft.com/azure/cosmos-db/understand-request-unit-consumption
 */
const bySize = [
  { size: 1, read: 1, write: 4.95 },
  { size: 2, read: 1.04, write: 6.29 },
  { size: 4, read: 1.14, write: 6.67 },
  { size: 8, read: 1.33, write: 7.04 },
  { size: 16, read: 1.67, write: 9.52 },
  { size: 32, read: 2.19, write: 11.23 },
  { size: 64, read: 4.76, write: 22.67 },
  { size: 128, read: 9.95, write: 48.19 },
  { size: 2048, read: 291.8, write: 1250 },
] as const;

/** Strong and bounded staleness ask two replicas. https://learn.microsoft.com/azure/cosmos-db/consistency-levels */
const replicasRead = 2;

/** A query that finds nothing, in one partition and by its index. No rule is published; about this is seen. */
const query = 2.5;

/** What the four composite indexes add to a write. No rule is published; about this is seen. */
const compositeIndexes = 2;

/** With the bytes of each document in the answer. A write whose condition does not hold costs what reading nothing does. */
export function requestUnits(operation: Operation, items: readonly number[]): number {
  const bytes = items.reduce((sum, size) => sum + size, 0);
  const reading = replicasRead * unitsFor("read", bytes);
  if (operation === "read" || operation === "account" || operation === "container") return reading;
  if (operation === "query") return replicasRead * query + (bytes === 0 ? 0 : reading);
  const writing = unitsFor("write", bytes) + compositeIndexes;
  // An item is taken out of the indexes and put in again; a patch is charged as a replacement.
  return operation === "create" ? writing : 2 * writing;
}

/** Between two sizes of the table in a straight line. */
function unitsFor(kind: "read" | "write", bytes: number): number {
  const size = Math.max(bytes / 1024, 1);
  const above = Math.max(
    bySize.findIndex((row) => row.size >= size),
    1,
  );
  const [low, high] = [bySize[above - 1], bySize[above]];
  if (low === undefined || high === undefined) throw new Error("No item is so large.");
  return low[kind] + ((size - low.size) / (high.size - low.size)) * (high[kind] - low[kind]);
}
