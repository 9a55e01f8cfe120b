// How a write or a removal comes about, and what is said when it does not.
import type { Call } from "./calls.ts";
import type { DocumentContainer, Sending } from "./document-container.ts";
import { etagOf, isLive } from "./documents.ts";
import type { Content, Place, RecordDocument, StoredDocument } from "./documents.ts";
import { NoAnswerError } from "./failures.ts";

interface Write {
  readonly documents: DocumentContainer;
  readonly call: Call;
  readonly place: Place;
  readonly content: Content;
  readonly now: Date;
}

type Written =
  | { readonly written: StoredDocument }
  /** What is there instead; undefined when nothing is. */
  | { readonly written: undefined; readonly current: RecordDocument | undefined };

/** What is gone is written over in two steps; others may come between them this often. */
const maxRounds = 4;

/** In one step, unless a removed or expired record lies there. */
export async function writeAbsent(write: Write): Promise<Written> {
  const { documents, call, place, content, now } = write;
  let sending = await documents.create(call, place, content);
  for (let round = 1; round <= maxRounds; round += 1) {
    if (sending.written !== undefined) return { written: sending.written };
    const there = await documents.read(call, place);
    if (there?.writer === content.writer) return { written: there };
    if (there !== undefined && isLive(there, now)) return conflict(sending, there);

    sending =
      there === undefined
        ? await documents.create(call, place, content)
        : await documents.replace(call, place, content, there._etag);
  }
  throw new NoAnswerError("Others wrote under the same id again and again.");
}

/** In one step. */
export async function writeOver(write: Write, version: string): Promise<Written> {
  const { documents, call, place, content, now } = write;
  const etag = etagOf(version, now);
  const sending: Sending =
    etag === undefined
      ? { written: undefined, isUnsure: false }
      : await documents.change(call, place, content, etag);
  if (sending.written !== undefined) return { written: sending.written };

  const there = await documents.read(call, place);
  if (there?.writer === content.writer) return { written: there };
  return conflict(sending, there !== undefined && isLive(there, now) ? there : undefined);
}

/** A conflict says that nothing happened. After a lost answer others may have written over what did happen. */
function conflict({ isUnsure }: Sending, current: RecordDocument | undefined): Written {
  if (isUnsure) throw new NoAnswerError("Whether the record was written cannot be told any more.");
  return { written: undefined, current };
}
