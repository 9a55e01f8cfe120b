import type { Records, Scope, StoredRecord } from "../../records/records.ts";

/**
 * Removes a record, whoever writes it meanwhile. Harmless to repeat. Two store round trips.
 * @param known the record as it was just read, which saves reading it again.
 */
export async function removeRecord(
  records: Records,
  { scope, id }: { readonly scope: Scope; readonly id: string },
  known?: StoredRecord,
): Promise<void> {
  for (let record = known ?? (await records.find(scope, id)); record;) {
    const result = await records.remove(scope, id, record.version);
    record = result.outcome === "conflict" ? result.current : undefined;
  }
}
