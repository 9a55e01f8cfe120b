// What SQLite throws, in the words of the port.
import { z } from "zod";
import { StoreUnavailableError } from "../records.ts";

const sqliteError = z.object({ errcode: z.int() });

/** Primary result codes: https://www.sqlite.org/rescode.html; the low byte of an extended one is its primary. */
const reasons: ReadonlyMap<number, StoreUnavailableError["reason"]> = new Map([
  [8, "unusable"],
  [10, "unusable"],
  [11, "unusable"],
  [13, "full"],
  [14, "unusable"],
  [26, "unusable"],
]);

/** The fault as the port promises it; any other error as it is. */
export function storeFault(error: unknown): unknown {
  const parsed = sqliteError.safeParse(error);
  const reason = parsed.success ? reasons.get(parsed.data.errcode & 0xff) : undefined;
  return reason === undefined ? error : new StoreUnavailableError(reason, { cause: error });
}
