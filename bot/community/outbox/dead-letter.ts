// A message that was tried in vain too often. It lies in a record of its own, not in an outbox: nothing tries it again
// until an operator says so.
import { z } from "zod";
import type { RecordToWrite, Records, StoredRecord } from "../../records/records.ts";
import { derivedId } from "../core/ids.ts";
import { readBody } from "../core/stored-body.ts";
import type { WaitingMessage } from "./message.ts";
import { putBack, setAside, settingAside, type SetAside } from "./set-aside.ts";

export const deadLetterKind = "deadLetter";
export const deadLetterScope = "tenant";
const idPrefix = "dead-letter.";

const deadLetterBody = setAside.extend({ format: z.literal(1), code: z.string() });

export interface DeadLetter extends SetAside {
  readonly id: string;
  /** What the last attempt came to: of ours or of Teams. */
  readonly code: string;
  /** Since when it has been one (ISO 8601). */
  readonly createdAt: string;
}

export const deadLetterRecordId = (letterId: string) => idPrefix + letterId;

/** Of the message alone, so that it is written once. */
export function deadLetterRecord(
  record: Pick<StoredRecord, "scope" | "id">,
  message: WaitingMessage,
  code: string,
): RecordToWrite {
  const body: z.infer<typeof deadLetterBody> = { format: 1, ...settingAside(record, message), code };
  const id = deadLetterRecordId(derivedId(record.scope, record.id, message.id));
  return { scope: deadLetterScope, id, kind: deadLetterKind, body };
}

export function deadLetterFrom(record: StoredRecord): DeadLetter {
  const { scope, recordId, message, code } = readBody(record, deadLetterBody);
  const id = record.id.slice(idPrefix.length);
  return { id, scope, recordId, message, code, createdAt: record.createdAt };
}

/**
 * Puts it back into its outbox and removes the letter: whoever sweeps delivers it. Broken off half-way, doing it again
 * finishes it. @returns false when what it was about is gone; then the letter is removed all the same.
 */
export async function resendDeadLetter(records: Records, record: StoredRecord): Promise<boolean> {
  const isBack = await putBack(records, deadLetterFrom(record));
  await records.remove(record.scope, record.id, record.version);
  return isBack;
}
