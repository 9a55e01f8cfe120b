// The steps in which the file is rid of every byte of what was removed (`SqliteStore.forgetBytes`).
//
// Removed bytes are overwritten (secure_delete), but a page that was split or merged may keep copies of rows that lie
// elsewhere by now. VACUUM writes the whole file anew and lets nobody write meanwhile: 5 s for 100 MB. So rows move, a few
// at a time, from one half into the other: the pages that they leave become free, and a free page is overwritten whole.
// https://www.sqlite.org/pragma.html#pragma_secure_delete
import { z } from "zod";
import { StoreInUseError } from "../whole-store.ts";
import type { Connection } from "./connection.ts";
import { placeRow, storeRow } from "./rows.ts";
import { otherHalf, tablesOf } from "./schema.ts";

/** Milliseconds of moving in one transaction. */
const sliceMs = 15;
/** Milliseconds that emptying the -wal waits for a reader to end. */
const readerTimeout = 500;

/** Moves rows out of the half that is not written into; true once none is left there, nor any page of them. */
export function moveSome({ db, sql }: Connection): boolean {
  const until = performance.now() + sliceMs;
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

const timeoutRow = z.object({ timeout: z.int() });
const checkpointRow = z.object({ busy: z.literal(0) });

/** The -wal keeps earlier states of pages. https://www.sqlite.org/pragma.html#pragma_wal_checkpoint */
export function emptyLog({ db }: Connection): void {
  const { timeout } = timeoutRow.parse(db.prepare("PRAGMA busy_timeout").get());
  try {
    db.exec(`PRAGMA busy_timeout = ${readerTimeout}`);
    checkpointRow.parse(db.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get());
  } catch (cause) {
    throw new StoreInUseError(
      "Everything was removed, but bytes of it may be left in free space: another process reads or writes the database. End it, and do the same again.",
      { cause },
    );
  } finally {
    db.exec(`PRAGMA busy_timeout = ${timeout}`);
  }
}
