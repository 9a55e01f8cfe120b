// One open database and the steps that several verbs share. Each step that writes runs inside a transaction.
import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import type { z } from "zod";
import { StoreUnavailableError, tombstoneDays } from "../records.ts";
import { keyRow, storeRow } from "./rows.ts";
import { otherHalf } from "./schema.ts";
import type { Statements } from "./statements.ts";
import { storeFault } from "./store-faults.ts";
import { inTransaction } from "./transaction.ts";
import type { Turns } from "./turns.ts";

export interface Connection {
  readonly db: DatabaseSync;
  readonly sql: Statements;
  readonly turns: Turns;
  /** Differs from file to file, so that a cursor or mark of one is unknown in the other. */
  readonly storeId: string;
  readonly now: () => Date;
  /** Whether the file that was opened is still the one that a restart would open. */
  readonly isInPlace: () => boolean;
}

/**
 * A transaction that writes. What it wrote into a file that was moved or removed meanwhile would be lost with the process,
 * so it is taken back: throws {@link StoreUnavailableError} `unusable`.
 */
export function inWriting<T>({ db, isInPlace }: Connection, work: () => T): T {
  return inTransaction(db, () => {
    const result = work();
    if (!isInPlace())
      throw new StoreUnavailableError("unusable", { cause: "The file was moved or removed." });
    return result;
  });
}

type Key = z.infer<typeof keyRow>;

/** How many leftovers one write clears away besides its own work. */
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
  sql.tellRemoval[half].run({ ...key, sequence, removedAt: now.toISOString() });
}

/** Makes some expired records removals like others, and forgets some removals that were told of for long enough. */
export function sweep(connection: Connection, now: Date): void {
  const { sql } = connection;
  const before = new Date(now.getTime() - tombstoneDays * dayInMs).toISOString();
  for (const forget of sql.forgetRemovals) forget.run({ before, limit: sweptAtOnce });
  for (const row of sql.expired.all({ now: now.toISOString(), limit: sweptAtOnce })) {
    removeRecord(connection, keyRow.parse(row), now);
  }
}

/**
 * As {@link sweep} does, but for all that have expired by now; others get their turn between two steps. Without room to
 * write they are left for later: they are gone for every reader all the same.
 */
export async function sweepAllExpired(connection: Connection): Promise<void> {
  const { turns, sql, now } = connection;
  let isAnyLeft: boolean;
  do {
    isAnyLeft = await turns.take(() => {
      if (sql.expired.get({ now: now().toISOString(), limit: 1 }) === undefined) return false;
      return sweepIfRoom(connection);
    });
  } while (isAnyLeft);
}

function sweepIfRoom(connection: Connection): boolean {
  try {
    inWriting(connection, () => sweep(connection, connection.now()));
    return true;
  } catch (error) {
    const fault = storeFault(error);
    if (fault instanceof StoreUnavailableError && fault.reason === "full") return false;
    throw error;
  }
}
