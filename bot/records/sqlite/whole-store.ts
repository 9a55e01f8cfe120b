// What an operator does with the whole file.
import { z } from "zod";
import { maxPageSize, UnstorableRecordError } from "../records.ts";
import type { Page, StoredRecord } from "../records.ts";
import { readPosition, writePosition } from "../positions.ts";
import { judgeRestoring } from "../restoring.ts";
import { checkSize, isId, toInstant, toStorable } from "../storable.ts";
import type { ListQuery, Restoring } from "../whole-store.ts";
import { inWriting, writeRow } from "./connection.ts";
import type { Connection } from "./connection.ts";
import { recordRow, removedRow, toRecord } from "./rows.ts";
import { laterThan } from "./tenant-records.ts";

const placeInAll = z.strictObject({ tenant: z.string(), scope: z.string(), after: z.string() });

/** Before every record: no id is empty. */
const start = { tenant: "", scope: "", after: "" };

export function listAll({ sql, storeId, now }: Connection, { size, cursor }: ListQuery): Page {
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

/** In one transaction: with one for each record the disk would be waited for as often. */
export function restore(connection: Connection, records: readonly StoredRecord[]): Restoring[] {
  return inWriting(connection, () => records.map((record) => restoreOne(connection, record)));
}

function restoreOne(connection: Connection, record: StoredRecord): Restoring {
  const { sql } = connection;
  const storable = { ...toStorable(record), tenant: checkTenant(record.tenantId) };
  const times = { createdAt: toInstant(record.createdAt), changedAt: toInstant(record.changedAt) };
  const { tenant, scope, id } = storable;
  const row = sql.find.get({ tenant, scope, id, now: connection.now().toISOString() });
  const removal = sql.removal.get({ tenant, scope, id });

  const there =
    row === undefined
      ? removal && { removedAt: removedRow.parse(removal).removed_at }
      : toRecord(recordRow.parse(row));
  const outcome = judgeRestoring(record, there);
  if (outcome === "same" || outcome === "kept") return outcome;

  writeRow(connection, { ...storable, ...times, tellAt: laterThan(times.changedAt, storable.tellAt) });
  return outcome;
}

export function purge(connection: Connection, tenantId: string, limit: number): number {
  checkSize(limit, maxPageSize);
  const tenant = checkTenant(tenantId);
  return inWriting(connection, () => {
    let left = limit;
    for (const statement of connection.sql.purge)
      left -= Number(statement.run({ tenant, limit: left }).changes);
    return limit - left;
  });
}

function checkTenant(tenantId: string): string {
  if (!isId(tenantId)) throw new UnstorableRecordError("The id of a tenant is malformed.");
  return tenantId;
}
