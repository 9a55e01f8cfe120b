// Sees to it that no byte of what was removed stays in the file, without holding others up.
//
// Removed bytes are overwritten (secure_delete), but a page that was split or merged may keep copies of rows that lie
// elsewhere by now. VACUUM writes the whole file anew and answers nobody meanwhile: 5 s for 100 MB. So rows move, a few at
// a time, from one half into the other: the pages that they leave become free, and a free page is overwritten whole.
// https://www.sqlite.org/pragma.html#pragma_secure_delete
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { StoreInUseError } from "../whole-store.ts";
import type { Connection } from "./connection.ts";
import { placeRow, storeRow } from "./rows.ts";
import { otherHalf, tablesOf } from "./schema.ts";
import { inTransaction } from "./transaction.ts";

/** Milliseconds of moving in one transaction. */
const sliceMs = 15;
/** Milliseconds between two, for everybody else. */
const restMs = 10;

/**
 * Ended anywhere, doing it again goes on.
 * @param step between two slices: throws to stop.
 */
export async function forgetBytes(connection: Connection, step: () => Promise<void>): Promise<void> {
  // What an earlier run left behind was partly moved before the last removals: the other half is to be emptied, too.
  await emptyHalf(connection, step);
  await connection.turns.take(() => connection.sql.changeHalves.run());
  await emptyHalf(connection, step);
  await connection.turns.take(() => emptyLog(connection));
}

async function emptyHalf(connection: Connection, step: () => Promise<void>): Promise<void> {
  const moveSome = () =>
    inTransaction(connection.db, () => moveUntil(connection, performance.now() + sliceMs));
  while (!(await connection.turns.take(moveSome))) {
    await pause(restMs);
    await step();
  }
}

/** Moves rows out of the half that is not written into; true once none is left there, nor any page of them. */
function moveUntil({ db, sql }: Connection, until: number): boolean {
  const half = otherHalf(storeRow.parse(sql.store.get()).half);
  for (const { first, copy, drop } of sql.moveFrom[half]) {
    for (let row = first.get(); row !== undefined; row = first.get()) {
      if (performance.now() > until) return false;
      const place = placeRow.parse(row);
      copy.run({ ...place });
      drop.run({ ...place });
    }
  }
  // The first page of each tree stays with its tree.
  db.exec(`DROP TABLE records_${half}; DROP TABLE removals_${half}; ${tablesOf(half)}`);
  return true;
}

const checkpointRow = z.object({ busy: z.literal(0) });

/** The -wal keeps earlier states of pages. https://www.sqlite.org/pragma.html#pragma_wal_checkpoint */
function emptyLog({ db }: Connection): void {
  try {
    checkpointRow.parse(db.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get());
  } catch (cause) {
    throw new StoreInUseError(
      "Everything was removed, but bytes of it may be left in free space: another process reads or writes the database. End it, and do the same again.",
      { cause },
    );
  }
}
