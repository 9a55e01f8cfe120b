import { setTimeout as wait } from "node:timers/promises";
import { DeadlineError, stopIfLate } from "../../deadline.ts";
import type { Records, RecordToWrite, RemoveResult, Scope, StoredRecord } from "../../records/records.ts";

/** Milliseconds. */
const patience = {
  /** After a lost race: up to so long, and up to twice as long after each further one. */
  firstPause: 10,
  longestPause: 320,
  /** For work that has no turn and so no deadline. */
  total: 30_000,
};

export interface RecordKey {
  readonly scope: Scope;
  readonly id: string;
}

/** What becomes of a record. Undefined: it stays as it is. */
export type RecordChange = RecordToWrite | "removed" | undefined;

/**
 * Changes or removes one record, and again over its current state after a lost race, with a pause in between, so that all
 * of many who change it at once come through. Throws {@link DeadlineError} when the turn ends before that.
 * @param change gets the current record; what it throws is thrown.
 * @param known the record as it was just read, which saves a read.
 * @returns the record afterwards.
 */
export async function changeRecord(
  records: Records,
  key: RecordKey,
  change: (current: StoredRecord | undefined) => RecordChange | Promise<RecordChange>,
  known?: StoredRecord,
): Promise<StoredRecord | undefined> {
  let current = known ?? (await records.find(key.scope, key.id));
  const startedAt = performance.now();
  for (let lost = 0; performance.now() - startedAt < patience.total; lost++) {
    const changed = await change(current);
    if (changed === undefined) return current;
    const result =
      changed === "removed" ? await remove(records, current) : await write(records, changed, current);
    if (result.outcome !== "conflict") return result.outcome === "written" ? result.record : undefined;
    await pauseAfter(lost);
    stopIfLate();
    // Read anew: what the winner of that race wrote may be old by now.
    current = await records.find(key.scope, key.id);
  }
  throw new DeadlineError("A record kept changing while it was written or removed.");
}

/** For a random time: those who lost together do not meet again. */
const pauseAfter = (lost: number): Promise<void> =>
  wait(Math.random() * Math.min(patience.firstPause * 2 ** lost, patience.longestPause));

const write = (records: Records, record: RecordToWrite, current: StoredRecord | undefined) =>
  records.write(record, current ? { version: current.version } : { absent: true });

const remove = async (records: Records, current: StoredRecord | undefined): Promise<RemoveResult> =>
  current ? records.remove(current.scope, current.id, current.version) : { outcome: "removed" };

/** Removes one record, and again as it is then when another writer was faster. Harmless to repeat. */
export async function removeRecord(records: Records, key: RecordKey, known?: StoredRecord): Promise<void> {
  await changeRecord(records, key, () => "removed", known);
}
