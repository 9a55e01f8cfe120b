// A message that was tried in vain too often. It lies in a record of its own, not in an outbox: a sweep looks at those
// that wait longest first, and would see nothing else in the end.
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import { derivedId } from "../ids.ts";
import type { WaitingMessage } from "./message.ts";

export const deadLetterKind = "deadLetter";

/** Of the message alone, so that it is written once. It says where the message stood, for it to be put back there. */
export const deadLetterRecord = (
  { scope, id }: Pick<StoredRecord, "scope" | "id">,
  message: WaitingMessage,
  code: string,
): RecordToWrite => ({
  scope: "tenant",
  id: `dead-letter.${derivedId(scope, id, message.id)}`,
  kind: deadLetterKind,
  body: {
    format: 1,
    scope,
    recordId: id,
    message: { id: message.id, kind: message.kind, order: message.order, data: message.data },
    code,
  },
});
