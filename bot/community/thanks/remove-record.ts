import type { Records, Scope } from "../../records/records.ts";

/** Removes a record, whoever writes it meanwhile. Harmless to repeat. Two store round trips. */
export async function removeRecord(
  records: Records,
  { scope, id }: { readonly scope: Scope; readonly id: string },
): Promise<void> {
  for (let record = await records.find(scope, id); record;) {
    const result = await records.remove(scope, id, record.version);
    record = result.outcome === "conflict" ? result.current : undefined;
  }
}
