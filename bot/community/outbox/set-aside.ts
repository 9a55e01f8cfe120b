// A message that left its outbox untold, with where it stood, so that it can be put back there.
import { z } from "zod";
import type { Records, Scope, StoredRecord } from "../../records/records.ts";
import { changeRecord } from "../core/change-record.ts";
import {
  asItIs,
  waitingIn,
  waitingMessage,
  withMessage,
  withDeliverAt,
  type WaitingMessage,
} from "./message.ts";

const scope = z.custom<Scope>((value) => /^(?:tenant$|community:|person:)/u.test(String(value)));

export const setAside = z.object({ scope, recordId: z.string(), message: waitingMessage });
export type SetAside = Readonly<z.infer<typeof setAside>>;

/** Without its attempts, so that they begin anew. */
export const settingAside = (
  record: Pick<StoredRecord, "scope" | "id">,
  { id, kind, order, data }: WaitingMessage,
): SetAside => ({ scope: record.scope, recordId: record.id, message: { id, kind, order, data } });

/**
 * Puts it back into its outbox, at the end. Harmless to repeat until it is delivered.
 * @param heldSince when its delivery was blocked (ISO 8601), for its kind to judge whether it still matters.
 * @returns false when the record is gone.
 */
export async function putBack(
  records: Records,
  { scope, recordId, message }: SetAside,
  heldSince?: string,
): Promise<boolean> {
  const record = await changeRecord(records, { scope, id: recordId }, (current) => {
    if (!current || waitingIn(current).some(({ id }) => id === message.id)) return undefined;
    const back = { ...message, ...(heldSince !== undefined && { heldSince }) };
    return withDeliverAt(withMessage(asItIs(current), back));
  });
  return record !== undefined;
}
