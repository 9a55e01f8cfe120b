// What SQLite throws, in the words of the port.
import { StoreUnavailableError } from "../records.ts";

/** By result code. */
const reasons: ReadonlyMap<number, StoreUnavailableError["reason"]> = new Map([
  [8, "unusable"],
  [10, "unusable"],
  [11, "unusable"],
  [13, "full"],
  [14, "unusable"],
  [26, "unusable"],
]);

/** The primary result code of an error of SQLite, undefined for any other: https://www.sqlite.org/rescode.html */
export const resultCodeOf = (error: unknown): number | undefined =>
  error instanceof Error && "errcode" in error && typeof error.errcode === "number"
    ? error.errcode & 0xff
    : undefined;

/** SQLITE_BUSY: another process locks the database. */
export const isLocked = (error: unknown): boolean => resultCodeOf(error) === 5;

/** The fault as the port promises it; any other error as it is. */
export function storeFault(error: unknown): unknown {
  const reason = reasons.get(resultCodeOf(error) ?? 0);
  return reason === undefined ? error : new StoreUnavailableError(reason, { cause: error });
}
