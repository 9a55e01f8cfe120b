// Every reason for which a database file is refused, as one sentence for the person who starts the app.
import { dirname } from "node:path";

/** The database file cannot be used. It, its `-wal` and its `-shm` were left byte for byte as they were. */
export class UnusableDatabaseError extends Error {
  override name = "UnusableDatabaseError";
}

export function notOurs(file: string): UnusableDatabaseError {
  return new UnusableDatabaseError(
    `The file ${file} is not a Commonplace database: choose another file name, or move this file away to start with an empty database.`,
  );
}

export function damaged(file: string, finding: string, cause?: unknown): UnusableDatabaseError {
  return new UnusableDatabaseError(
    `The database ${file} is damaged (${finding.replace(/\s+/gu, " ").trim()}): put a backup in its place, or move it away together with its -wal and -shm files to start with an empty database.`,
    { cause },
  );
}

export function incomplete(file: string): UnusableDatabaseError {
  return new UnusableDatabaseError(
    `The database ${file} is missing while its latest changes still lie in ${file}-wal: put the file back beside them, or move the -wal away to start with an empty database.`,
  );
}

export function newer(file: string, found: number, known: number): UnusableDatabaseError {
  return new UnusableDatabaseError(
    `The database ${file} was written by a newer Commonplace (schema ${found}, this one knows ${known}): start that version again, or choose another file name.`,
  );
}

export function unreleased(file: string, found: number): UnusableDatabaseError {
  return new UnusableDatabaseError(
    `The database ${file} was written before the first release of Commonplace (schema ${found}): move it away together with its -wal and -shm files to start with an empty database.`,
  );
}

export function unwritable(file: string, cause: unknown): UnusableDatabaseError {
  return new UnusableDatabaseError(
    `The database ${file} cannot be written (${reason(cause)}): let this account create and change files in ${dirname(file)}, or choose another place.`,
    { cause },
  );
}

export function noRoom(file: string, cause: unknown): UnusableDatabaseError {
  return new UnusableDatabaseError(
    `There is no room for ${file}: make room on the disk of ${dirname(file)}, or choose another place.`,
    { cause },
  );
}

function reason(cause: unknown): string {
  if (!(cause instanceof Error)) return "unknown reason";
  if ("errcode" in cause || !("code" in cause)) return cause.message;
  return String(cause.code);
}
