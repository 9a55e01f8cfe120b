// A message that failed too often. It has a record of its own: only an operator sends it again.
import { z } from "zod";
import type { RecordToWrite, Records, StoredRecord } from "../../records/records.ts";
import { derivedId } from "../core/ids.ts";
import { defineRecord } from "../core/record-kind.ts";
import type { WaitingMessage } from "./message.ts";
import { putBack, setAside, settingAside } from "./set-aside.ts";

const idPrefix = "dead-letter.";

export const deadLetters = defineRecord({
  kind: "deadLetter",
  key: (letterId: string) => ({ scope: "tenant", id: idPrefix + letterId }),
  /** `code`: of the last attempt, ours or of Teams. */
  body: setAside.extend({ code: z.string() }),
});

export type DeadLetter = ReturnType<typeof deadLetterFrom>;

/** Its id is derived from the message, so that it is written once. */
export const deadLetterRecord = (
  record: Pick<StoredRecord, "scope" | "id">,
  message: WaitingMessage,
  code: string,
): RecordToWrite =>
  deadLetters.written(derivedId(record.scope, record.id, message.id), {
    ...settingAside(record, message),
    code,
  });

export const deadLetterFrom = (record: StoredRecord) => ({
  id: record.id.slice(idPrefix.length),
  createdAt: record.createdAt,
  ...deadLetters.read(record),
});

/**
 * Puts it back into its outbox, for the next sweep, and removes the letter. Interrupted, a repeat completes it.
 * @returns false when the record is gone; the letter is removed all the same.
 */
export async function resendDeadLetter(records: Records, record: StoredRecord): Promise<boolean> {
  const isBack = await putBack(records, deadLetterFrom(record));
  await records.remove(record.scope, record.id, record.version);
  return isBack;
}
