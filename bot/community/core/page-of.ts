import { UnknownPositionError, type Page, type PageQuery, type RecordStore } from "../../records/records.ts";
import type { Actor } from "./actor.ts";
import { Refusal } from "./refusal.ts";

/** One page of records; the cursor comes from a person. */
export async function pageOf(
  deps: { readonly records: RecordStore },
  actor: Actor,
  { cursor, ...query }: Omit<PageQuery, "cursor"> & { readonly cursor: string | undefined },
): Promise<Page> {
  try {
    return await deps.records
      .forTenant(actor.tenantId)
      .page({ ...query, ...(cursor !== undefined && { cursor }) });
  } catch (error) {
    if (!(error instanceof UnknownPositionError)) throw error;
    throw new Refusal({ code: "invalidInput", fields: { cursor: "wrong" } });
  }
}
