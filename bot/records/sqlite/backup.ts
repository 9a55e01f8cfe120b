// A consistent copy of a file into which a server may be writing, and such a copy put in the place of a file that no
// server uses.
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { randomUUID } from "node:crypto";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StoreInUseError } from "../whole-store.ts";
import { openDatabase } from "./connect.ts";
import { inspectToRead } from "./inspection.ts";
import { renewId } from "./schema.ts";
import { isLocked, resultCodeOf } from "./store-faults.ts";
import { noRoom, UnusableDatabaseError, unwritable } from "./unusable-database.ts";

/** Milliseconds that opening waits for another process. */
const openTimeout = 2_000;

/**
 * Copies the records in `file` as they are at one moment after the call, everything acknowledged before it included,
 * while others read and write them. `target` must not exist; it appears whole and checked, readable by this account
 * only, or not at all. Its bytes are those of records: nothing that was removed is in its free space.
 * @returns its size in bytes. Throws `UnusableDatabaseError`.
 */
export function backUp(file: string, target: string): number {
  return withCopy(file, target, (copy) => {
    renameSync(copy, target);
    return statSync(target).size;
  });
}

interface Restoring {
  /** A file that {@link backUp} made. It is not changed. */
  readonly backup: string;
  /** Where the records of the server are. */
  readonly file: string;
  readonly at: Date;
  /** Called when all is checked and nothing is changed yet. */
  readonly beforePlacing: () => void;
}

/**
 * Puts the records of a backup in the place of `file`, as another store: no mark or cursor of before is known there.
 * What was there is kept beside it. Whenever the process ends, `file` is whole: as it was, or restored.
 * @returns the file with what was there, undefined if there was nothing. Throws {@link StoreInUseError} while another
 * process has `file` open, and `UnusableDatabaseError`; nothing is changed then.
 */
export function restore({ backup, file: name, at, beforePlacing }: Restoring): string | undefined {
  const file = existsSync(name) ? realpathSync(name) : name;
  if (existsSync(file)) endLog(file);
  return withCopy(backup, file, (copy) => {
    const db = openDatabase(copy);
    renewId(db);
    db.close();
    beforePlacing();
    const aside = setAside(file, at);
    renameSync(copy, file);
    return aside;
  });
}

/** `VACUUM INTO` reads one state of the database while others write; docs/decisions/backups.md says why not the other way. */
function withCopy<T>(source: string, target: string, use: (copy: string) => T): T {
  inspectToRead(source);
  const copy = `${target}.${randomUUID()}.new`;
  try {
    // SQLite takes an empty file as it is, with these rights.
    closeSync(openSync(copy, "wx", 0o600));
    const db = new DatabaseSync(source, { readOnly: true, timeout: openTimeout });
    try {
      db.prepare("VACUUM INTO ?").run(copy);
    } finally {
      db.close();
    }
    sync(copy);
    inspectToRead(copy);
    const result = use(copy);
    sync(dirname(target));
    return result;
  } catch (error) {
    throw faultOf(error, target);
  } finally {
    for (const end of ["", "-journal", "-wal", "-shm"]) rmSync(copy + end, { force: true });
  }
}

/** `VACUUM INTO` leaves that to us. https://www.sqlite.org/lang_vacuum.html */
function sync(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Brings what is in the -wal into the file, for which SQLite needs it alone: whoever has it open keeps a lock on it.
 * A damaged file stays as it is.
 */
function endLog(file: string): void {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, { timeout: openTimeout });
    db.exec("PRAGMA journal_mode = DELETE");
  } catch (error) {
    if (isLocked(error))
      throw new StoreInUseError(`The records in ${file} are in use: stop the server first.`, {
        cause: error,
      });
    if (resultCodeOf(error) === undefined) throw error;
  } finally {
    db?.close();
  }
}

/** A second name, so that `file` is there at any moment: a server would take a missing one for a new beginning. */
function setAside(file: string, at: Date): string | undefined {
  const aside = `${file}.${at.toISOString().replaceAll(":", "-")}.replaced`;
  const isThere = existsSync(file);
  if (isThere) linkSync(file, aside);
  // Of a damaged or missing file: SQLite would mix it into the restored one.
  for (const end of ["-wal", "-journal"]) if (existsSync(file + end)) renameSync(file + end, aside + end);
  rmSync(`${file}-shm`, { force: true });
  return isThere ? aside : undefined;
}

function faultOf(error: unknown, target: string): unknown {
  if (!(error instanceof Error) || error instanceof UnusableDatabaseError) return error;
  const code = "code" in error ? error.code : undefined;
  if (resultCodeOf(error) === 13 || code === "ENOSPC" || code === "EDQUOT") return noRoom(target, error);
  return ["EACCES", "EPERM", "EROFS", "ENOENT", "ENOTDIR"].includes(String(code))
    ? unwritable(target, error)
    : error;
}
