// Looks at a database file without changing a byte of it, its -wal or its -shm, and refuses what must not be opened.
import { accessSync, constants, existsSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { resultCodeOf } from "./store-faults.ts";
import { applicationId, readNumber, schemaVersion } from "./schema.ts";
import { damaged, newer, notOurs, unreleased, unwritable } from "./unusable-database.ts";
import type { UnusableDatabaseError } from "./unusable-database.ts";

/** Bytes. https://www.sqlite.org/fileformat2.html */
const smallestPage = 512;

/** Throws {@link UnusableDatabaseError} unless the file is writable, whole, ours and of a schema that we know. */
export function inspect(file: string): void {
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
    accessSync(dirname(file), constants.W_OK);
  } catch (error) {
    throw unwritable(file, error);
  }

  const found = statSync(file);
  if (!found.isFile()) throw notOurs(file);
  // SQLite takes a file of no bytes or one for a new database, and deletes the -wal beside it.
  if (found.size < smallestPage) throw damaged(file, "it is too short");

  if (look(file) === undefined) return;
  // Another process that opens or closes the file in this moment can move bytes under the first look.
  const fault = look(file);
  if (fault !== undefined) throw fault;
}

/**
 * Changes may still lie in the -wal, and they count. A reader of it would write to the -shm; with `readonly_shm` it
 * does not, but needs one to be there. Without a -wal the file is all there is, and `immutable` makes no others.
 * https://www.sqlite.org/uri.html and https://www.sqlite.org/wal.html#read_only_databases
 */
function look(file: string): UnusableDatabaseError | undefined {
  if (!existsSync(`${file}-wal`)) return lookInto(file, "immutable=1");

  const sharedMemory = `${file}-shm`;
  if (existsSync(sharedMemory)) return lookInto(file, "readonly_shm=1");

  writeFileSync(sharedMemory, "", { flag: "wx" });
  const fault = lookInto(file, "readonly_shm=1");
  if (fault !== undefined) rmSync(sharedMemory);
  return fault;
}

function lookInto(file: string, mode: string): UnusableDatabaseError | undefined {
  const url = pathToFileURL(file);
  url.search = mode;
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(url, { readOnly: true });
    return findFault(db, file);
  } catch (error) {
    return faultOfError(error, file);
  } finally {
    db?.close();
  }
}

const check = z.array(z.object({ quick_check: z.string() }));

function findFault(db: DatabaseSync, file: string): UnusableDatabaseError | undefined {
  if (readNumber(db, "application_id") !== applicationId) return notOurs(file);

  const version = readNumber(db, "user_version");
  if (version > schemaVersion) return newer(file, version, schemaVersion);
  if (version < schemaVersion) return unreleased(file, version);

  const [finding] = check.parse(db.prepare("PRAGMA quick_check(1)").all());
  return finding?.quick_check === "ok" ? undefined : damaged(file, finding?.quick_check ?? "no finding");
}

const corrupt = 11;
const notADatabase = 26;

function faultOfError(error: unknown, file: string): UnusableDatabaseError {
  const code = resultCodeOf(error);
  if (code === undefined || !(error instanceof Error)) throw error;
  if (code === notADatabase) return damaged(file, "it does not begin as a database does", error);
  if (code === corrupt) return damaged(file, error.message, error);
  return unwritable(file, error);
}
