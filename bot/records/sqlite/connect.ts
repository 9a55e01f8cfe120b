// One connection to the file. Nothing is judged here: open.ts does that first.
import { statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import type { Connection } from "./connection.ts";
import { makeTables } from "./schema.ts";
import { prepareStatements } from "./statements.ts";

/** How long opening waits for another process, in milliseconds. */
const openTimeout = 2_000;
/** The same for each attempt of a batch; see write-queue.ts for how often it is repeated. */
const busyTimeout = 5;

/** @param inode of the file that is meant, so that nothing is written into one that is put in its place. */
export function connect(file: string, inode: bigint | undefined): Connection {
  const db = openDatabase(file);
  db.exec(`PRAGMA busy_timeout = ${busyTimeout}`);
  const isInPlace = () => inode === undefined || inodeOf(file) === inode;
  return { db, sql: prepareStatements(db), isInPlace };
}

/** Two names of one file have one number; a file that is put in its place later has another one. */
export const inodeOf = (file: string): bigint | undefined =>
  statSync(file, { bigint: true, throwIfNoEntry: false })?.ino;

export function openDatabase(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: openTimeout });
  try {
    // What has been answered survives a loss of power (FULL), and what was removed leaves no bytes (secure_delete).
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON");
    makeTables(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
