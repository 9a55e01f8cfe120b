// The SQLite back end of the records port: one file, shared by any number of processes of one machine.
// Opening, checking and closing live here; the verbs are in tenant-records.ts. No rule of the domain lives here.
import { randomUUID } from "node:crypto";
import { existsSync, linkSync, mkdirSync, rmSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Connection } from "./connection.ts";
import { inspect } from "./inspection.ts";
import { storeRow } from "./rows.ts";
import { migrate } from "./schema.ts";
import { SqliteStore } from "./sqlite-store.ts";
import { prepareStatements } from "./statements.ts";
import { Turns } from "./turns.ts";
import { incomplete, unwritable } from "./unusable-database.ts";
import type { WholeStore } from "../whole-store.ts";

/** How long opening waits for another process, in milliseconds. All of this process waits with it. */
const openTimeout = 2_000;
/** The same for each attempt of a verb; see turns.ts for how often it is repeated. */
const busyTimeout = 5;

/**
 * Opens the records in `file`, or in memory for `:memory:`. A missing file and its folder are created, an older schema is
 * brought up to date. Whoever opens closes.
 * Throws `UnusableDatabaseError`, and changes nothing, when the file is damaged, not ours, newer or cannot be written.
 */
export function openSqliteRecords(options: { file: string; now: () => Date }): Promise<WholeStore> {
  return new Promise((done) => {
    done(openStore(options));
  });
}

function openStore(options: { file: string; now: () => Date }): SqliteStore {
  if (options.file === ":memory:") return new SqliteStore(connect(":memory:", options.now, () => true));

  const file = resolve(options.file);
  if (!existsSync(file)) create(file);
  inspect(file);
  // Two names of one file at the time of opening: a file that is put in its place later has another number.
  const { ino } = statSync(file, { bigint: true });
  const isInPlace = () => statSync(file, { bigint: true, throwIfNoEntry: false })?.ino === ino;
  return new SqliteStore(connect(file, options.now, isInPlace));
}

/**
 * Makes the file elsewhere and puts it in its place whole, so that a process killed here leaves nothing half made.
 * Of several processes one is first; the others use its file.
 */
function create(file: string): void {
  // SQLite would mix the changes in an old -wal into the new file.
  if (existsSync(`${file}-wal`)) throw incomplete(file);

  try {
    mkdirSync(dirname(file), { recursive: true });
    const draft = `${file}.${randomUUID()}.new`;
    open(draft).close();
    linkUnlessThere(draft, file);
    rmSync(draft);
  } catch (error) {
    throw unwritable(file, error);
  }
}

function linkUnlessThere(draft: string, file: string): void {
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  }
}

function connect(file: string, now: () => Date, isInPlace: () => boolean): Connection {
  const db = open(file);
  db.exec(`PRAGMA busy_timeout = ${busyTimeout}`);
  const sql = prepareStatements(db);
  return { db, sql, now, isInPlace, turns: new Turns(), storeId: storeRow.parse(sql.store.get()).id };
}

function open(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: openTimeout });
  try {
    // What has been answered survives a loss of power (FULL), and what was removed leaves no bytes (secure_delete).
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON");
    migrate(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
