// What an operator does with the whole file.
import { z } from "zod";
import { readPosition, writePosition } from "../positions.ts";
import { maxPageSize, UnstorableRecordError } from "../records.ts";
import type { Page, StoredRecord } from "../records.ts";
import { checkSize, isId, toInstant, toStorable } from "../storable.ts";
import type { ListQuery } from "../whole-store.ts";
import type { RestorableRecord } from "./commands.ts";
import { recordRow, toRecord } from "./rows.ts";
import type { StoreParts } from "./store-parts.ts";

const placeInAll = z.strictObject({ tenant: z.string(), scope: z.string(), after: z.string() });

/** Before every record: no id is empty. */
const start = { tenant: "", scope: "", after: "" };

export function listAll({ sql, storeId, now }: StoreParts, { size, cursor }: ListQuery): Page {
  checkSize(size, maxPageSize);
  const list = ["all", storeId];
  const place = cursor === undefined ? start : readPosition(list, placeInAll, cursor);

  const rows = sql.listAll.all({ ...place, now: now().toISOString(), limit: size + 1 });
  const records = rows.slice(0, size).map((row) => toRecord(recordRow.parse(row)));
  const last = records.at(-1);
  if (rows.length <= size || last === undefined) return { records };
  const { tenantId: tenant, scope, id: after } = last;
  return { records, cursor: writePosition(list, { tenant, scope, after }) };
}

/** Throws `UnstorableRecordError`. */
export const toRestorable = (record: StoredRecord): RestorableRecord => ({
  ...toStorable(record),
  tenant: checkTenant(record.tenantId),
  createdAt: toInstant(record.createdAt),
  changedAt: toInstant(record.changedAt),
});

/** Throws `UnstorableRecordError`. */
export function checkTenant(tenantId: string): string {
  if (!isId(tenantId)) throw new UnstorableRecordError("The id of a tenant is malformed.");
  return tenantId;
}
