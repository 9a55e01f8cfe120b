// Looks at a database file without changing a byte of it, its -wal or its -shm, and refuses what must not be opened.
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { resultCodeOf } from "./store-faults.ts";
import { applicationId, readNumber, schemaVersion } from "./schema.ts";
import { damaged, newer, notOurs, unreleased, unwritable } from "./unusable-database.ts";
import type { UnusableDatabaseError } from "./unusable-database.ts";

/** Bytes, as those of a -wal: https://www.sqlite.org/fileformat2.html */
const smallestPage = 512;
const walHeaderBytes = 32;
const walMagic = 0x377f0682;

/** Throws {@link UnusableDatabaseError} unless the file is writable and {@link inspectToRead} finds no fault. */
export function inspect(file: string): void {
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
    accessSync(dirname(file), constants.W_OK);
  } catch (error) {
    throw unwritable(file, error);
  }
  inspectToRead(file);
}

/** Throws {@link UnusableDatabaseError} unless the file is whole, ours and of a schema that we know. */
export function inspectToRead(file: string): void {
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
 * does not, but needs one to be there. Without changes the file is all there is, and `immutable` makes no others.
 * https://www.sqlite.org/uri.html and https://www.sqlite.org/wal.html#read_only_databases
 */
function look(file: string): UnusableDatabaseError | undefined {
  const wal = beginningOf(`${file}-wal`);
  if (!wal.hasMore) return lookInto(file, "immutable=1");
  // SQLite takes such a -wal for empty, and everything that was acknowledged in it would be lost. A loss of power does
  // not leave one, as the header is synced before the first change follows.
  if (!isWalHeader(wal.header)) return damaged(file, "its -wal does not begin as one does");

  const sharedMemory = `${file}-shm`;
  if (existsSync(sharedMemory)) return lookInto(file, "readonly_shm=1");

  writeFileSync(sharedMemory, "", { flag: "wx" });
  const fault = lookInto(file, "readonly_shm=1");
  if (fault !== undefined) rmSync(sharedMemory);
  return fault;
}

function beginningOf(wal: string): { header: Buffer; hasMore: boolean } {
  const header = Buffer.alloc(walHeaderBytes);
  if (!existsSync(wal)) return { header, hasMore: false };
  const descriptor = openSync(wal, "r");
  try {
    readSync(descriptor, header);
    return { header, hasMore: fstatSync(descriptor).size > walHeaderBytes };
  } finally {
    closeSync(descriptor);
  }
}

/** Whether it begins with the magic number, whose last bit names the byte order of the checksum, and ends with that. */
function isWalHeader(header: Buffer): boolean {
  const magic = header.readUInt32BE(0);
  if (magic >>> 1 !== walMagic >>> 1) return false;
  const sums = new Uint32Array(2);
  for (let at = 0; at < walHeaderBytes - 8; at += 4) {
    const word = magic & 1 ? header.readUInt32BE(at) : header.readUInt32LE(at);
    const index = (at / 4) % 2;
    sums[index] = (sums[index] ?? 0) + word + (sums[1 - index] ?? 0);
  }
  return sums[0] === header.readUInt32BE(24) && sums[1] === header.readUInt32BE(28);
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
