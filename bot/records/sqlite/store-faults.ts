// What SQLite throws, in the words of the port.
import { StoreUnavailableError } from "../records.ts";
import { resultCodeOf } from "./result-code.ts";

/** By result code. */
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
  const reason = reasons.get(resultCodeOf(error) ?? 0);
  return reason === undefined ? error : new StoreUnavailableError(reason, { cause: error });
}
