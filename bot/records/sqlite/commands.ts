// What changes the file: commands as plain values, which can be sent to another thread, and what each of them does.
import type { StatementSync } from "node:sqlite";
import type { z } from "zod";
import type { StoredRecord, WriteCondition } from "../records.ts";
import { judgeRestoring } from "../restoring.ts";
import type { StorableRecord } from "../storable.ts";
import type { Restoring } from "../whole-store.ts";
import { emptyLog, moveSome } from "./compaction.ts";
import { removeRecord, sweep, writeRow, type Connection, type Key } from "./connection.ts";
import { recordRow, removedRow, toRecord } from "./rows.ts";

/** With its tenant, and the times that it has in the store it comes from. */
export interface RestorableRecord extends StorableRecord {
  readonly tenant: string;
  readonly createdAt: string;
  readonly changedAt: string;
}

export type Command =
  | {
      readonly verb: "write";
      readonly tenant: string;
      readonly record: StorableRecord;
      readonly condition: WriteCondition;
      readonly now: Date;
    }
  | { readonly verb: "remove"; readonly key: Key; readonly version: string; readonly now: Date }
  | { readonly verb: "forget"; readonly tenant: string; readonly scope: string; readonly limit: number }
  | { readonly verb: "purge"; readonly tenant: string; readonly limit: number }
  | { readonly verb: "restore"; readonly records: readonly RestorableRecord[]; readonly now: Date }
  | { readonly verb: "sweep"; readonly now: Date }
  /** Nothing but the check that the file can be written. */
  | { readonly verb: "check" }
  | { readonly verb: "moveSome" | "changeHalves" | "emptyLog" };

/** Does what the command says. What it gives can be sent to another thread; rows of SQLite are not checked yet. */
export function execute(connection: Connection, command: Command): unknown {
  const { sql } = connection;
  switch (command.verb) {
    case "write":
      return write(connection, command);
    case "remove":
      return remove(connection, command);
    case "forget":
      return removeSome(sql.forget, { tenant: command.tenant, scope: command.scope }, command.limit);
    case "purge":
      return removeSome(sql.purge, { tenant: command.tenant }, command.limit);
    case "restore":
      return command.records.map((record) => restore(connection, record, command.now));
    case "sweep":
      sweep(connection, command.now);
      return undefined;
    case "check":
      return undefined;
    case "moveSome":
      return moveSome(connection);
    case "changeHalves":
      return sql.changeHalves.run();
    case "emptyLog":
      emptyLog(connection);
      return undefined;
  }
}

type Of<Verb extends Command["verb"]> = Extract<Command, { verb: Verb }>;

function write(connection: Connection, { tenant, record, condition, now }: Of<"write">): unknown {
  const { scope, id } = record;
  const current = currentRow(connection, { tenant, scope, id }, now);
  const isMet = "absent" in condition ? current === undefined : versionOf(current) === condition.version;
  if (!isMet) return { outcome: "conflict", current };

  const changedAt = now.toISOString();
  const written = writeRow(connection, {
    ...record,
    tenant,
    createdAt: current?.created_at ?? changedAt,
    changedAt,
    deliverAt: laterThan(changedAt, record.deliverAt),
  });
  return { outcome: "written", record: written };
}

function remove(connection: Connection, { key, version, now }: Of<"remove">): unknown {
  const current = currentRow(connection, key, now);
  if (versionOf(current) !== version) return { outcome: "conflict", current };

  removeRecord(connection, key, now);
  return { outcome: "removed" };
}

function restore(connection: Connection, record: RestorableRecord, now: Date): Restoring {
  const { sql } = connection;
  const { tenant, scope, id, createdAt, changedAt, deliverAt } = record;
  const row = currentRow(connection, { tenant, scope, id }, now);
  const removal = sql.removal.get({ tenant, scope, id });

  const there =
    row === undefined ? removal && { removedAt: removedRow.parse(removal).removed_at } : toRecord(row);
  const outcome = judgeRestoring(asRecord(record), there);
  if (outcome === "same" || outcome === "kept") return outcome;

  writeRow(connection, { ...record, createdAt, changedAt, deliverAt: laterThan(changedAt, deliverAt) });
  return outcome;
}

/** As the other store had it; its version says nothing here. */
const asRecord = (record: RestorableRecord): StoredRecord =>
  toRecord({
    ...record,
    sequence: 0,
    created_at: record.createdAt,
    changed_at: record.changedAt,
    expires_at: record.expiresAt,
    deliver_at: record.deliverAt,
  });

/** Up to `limit` rows, of several tables one after another. Gives how many. */
function removeSome(
  statements: readonly StatementSync[],
  values: Readonly<Record<string, string>>,
  limit: number,
): number {
  let left = limit;
  for (const statement of statements) left -= Number(statement.run({ ...values, limit: left }).changes);
  return limit - left;
}

function currentRow({ sql }: Connection, key: Key, now: Date): z.infer<typeof recordRow> | undefined {
  return recordRow.optional().parse(sql.find.get({ ...key, now: now.toISOString() }));
}

const versionOf = (row: z.infer<typeof recordRow> | undefined): string | undefined =>
  row && String(row.sequence);

/** What is due by then is due as if nothing were said. */
const laterThan = (changedAt: string, deliverAt: string | null): string | null =>
  deliverAt !== null && deliverAt > changedAt ? deliverAt : null;
