import type { Records, RecordToWrite, Scope, StoredRecord, WriteCondition } from "../../records/records.ts";

/** Of several who change or remove one record at once each loses to the others at most this often. */
const attempts = 8;

/**
 * Changes one record, and again over what is there when somebody else was faster, so that no change is lost. `change`
 * gets what is there now and gives what to write; undefined leaves it as it is. What it throws is thrown.
 * @param known the record as it was just read, which saves reading it again.
 * @returns the record as it is afterwards.
 */
export async function changeRecord(
  records: Records,
  place: { readonly scope: Scope; readonly id: string },
  change: (current: StoredRecord | undefined) => RecordToWrite | undefined,
  known?: StoredRecord,
): Promise<StoredRecord | undefined> {
  let current = known ?? (await records.find(place.scope, place.id));
  for (let attempt = 0; attempt < attempts; attempt++) {
    const changed = change(current);
    if (changed === undefined) return current;
    const condition: WriteCondition = current ? { version: current.version } : { absent: true };
    const result = await records.write(changed, condition);
    if (result.outcome === "written") return result.record;
    current = result.current;
  }
  throw new Error("A record kept changing while it was written.");
}

/** Removes one record, and again as it is then when somebody else was faster. Harmless to repeat. */
export async function removeRecord(
  records: Records,
  place: { readonly scope: Scope; readonly id: string },
  known?: StoredRecord,
): Promise<void> {
  let current = known ?? (await records.find(place.scope, place.id));
  for (let attempt = 0; current; attempt++) {
    if (attempt === attempts) throw new Error("A record kept changing while it was removed.");
    const result = await records.remove(place.scope, place.id, current.version);
    current = result.outcome === "conflict" ? result.current : undefined;
  }
}
