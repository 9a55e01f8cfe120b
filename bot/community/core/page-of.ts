import {
  UnknownPositionError,
  type PageQuery,
  type RecordStore,
  type StoredRecord,
} from "../../records/records.ts";
import type { Actor } from "./actor.ts";
import { Refusal } from "./refusal.ts";
import { readable } from "./stored-body.ts";

/** One page of what can be read, newest first. The cursor comes from a person; one in the result: there is more. */
export async function pageOf<Value>(
  deps: { readonly records: RecordStore; onUnreadable(error: unknown): void },
  actor: Actor,
  { cursor: from, ...query }: Omit<PageQuery, "cursor" | "order"> & { readonly cursor: string | undefined },
  read: (record: StoredRecord) => Value,
): Promise<{ readonly values: Value[]; readonly cursor?: string }> {
  try {
    const { records, cursor } = await deps.records
      .forTenant(actor.tenantId)
      .page({ ...query, order: "created", ...(from !== undefined && { cursor: from }) });
    return { values: readable(deps, records, read), ...(cursor !== undefined && { cursor }) };
  } catch (error) {
    if (!(error instanceof UnknownPositionError)) throw error;
    throw new Refusal({ code: "invalidInput", fields: { cursor: "wrong" } });
  }
}
