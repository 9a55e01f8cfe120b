// A connection that writes, and the steps that several writes share. Each step runs inside a transaction.
import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import type { z } from "zod";
import { tombstoneDays } from "../records.ts";
import { keyRow, storeRow } from "./rows.ts";
import { otherHalf } from "./schema.ts";
import type { Statements } from "./statements.ts";

export interface Connection {
  readonly db: DatabaseSync;
  readonly sql: Statements;
  /** Whether the file that was opened is still the one that a restart would open. */
  readonly isInPlace: () => boolean;
}

export type Key = z.infer<typeof keyRow>;

/** How many leftovers one batch of writes clears away besides its own work. */
const sweptAtOnce = 100;
export const dayInMs = 24 * 60 * 60 * 1000;

type Row = Readonly<Record<string, SQLInputValue>> & Key;

/**
 * Writes the row into the half that is written into, with the next number of the file's writes, and gives it as it is
 * now. Numbers follow the order of commits, as writers wait for each other.
 */
export function writeRow({ sql }: Connection, row: Row): unknown {
  const key = { tenant: row.tenant, scope: row.scope, id: row.id };
  for (const withdraw of sql.withdrawRemoval) withdraw.run(key);
  const { sequence, half } = storeRow.parse(sql.advance.get());
  sql.remove[otherHalf(half)].run(key);
  return sql.write[half].get({ ...row, sequence });
}

export function removeRecord({ sql }: Connection, { tenant, scope, id }: Key, now: Date): void {
  const key = { tenant, scope, id };
  for (const remove of sql.remove) remove.run(key);
  const { sequence, half } = storeRow.parse(sql.advance.get());
  sql.withdrawRemoval[otherHalf(half)].run(key);
  sql.noteRemoval[half].run({ ...key, sequence, removedAt: now.toISOString() });
}

/** Turns some expired records into removals, and forgets some removals that were reported for long enough. */
export function sweep(connection: Connection, now: Date): void {
  const { sql } = connection;
  const before = new Date(now.getTime() - tombstoneDays * dayInMs).toISOString();
  for (const forget of sql.forgetRemovals) forget.run({ before, limit: sweptAtOnce });
  for (const row of sql.expired.all({ now: now.toISOString(), limit: sweptAtOnce })) {
    removeRecord(connection, keyRow.parse(row), now);
  }
}
