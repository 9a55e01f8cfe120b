import type { Records, RecordToWrite, RemoveResult, Scope, StoredRecord } from "../../records/records.ts";

/** Lost races before giving up. */
const attempts = 8;

export interface RecordKey {
  readonly scope: Scope;
  readonly id: string;
}

/** What becomes of a record. Undefined: it stays as it is. */
export type RecordChange = RecordToWrite | "removed" | undefined;

/**
 * Changes or removes one record, and again over its current state after a lost race.
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
  for (let attempt = 0; attempt < attempts; attempt++) {
    const changed = await change(current);
    if (changed === undefined) return current;
    const result =
      changed === "removed" ? await remove(records, current) : await write(records, changed, current);
    if (result.outcome !== "conflict") return result.outcome === "written" ? result.record : undefined;
    current = result.current;
  }
  throw new Error("A record kept changing while it was written or removed.");
}

const write = (records: Records, record: RecordToWrite, current: StoredRecord | undefined) =>
  records.write(record, current ? { version: current.version } : { absent: true });

const remove = async (records: Records, current: StoredRecord | undefined): Promise<RemoveResult> =>
  current ? records.remove(current.scope, current.id, current.version) : { outcome: "removed" };

/** Removes one record, and again as it is then when another writer was faster. Harmless to repeat. */
export async function removeRecord(records: Records, key: RecordKey, known?: StoredRecord): Promise<void> {
  await changeRecord(records, key, () => "removed", known);
}
