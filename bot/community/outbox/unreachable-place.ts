// A channel, chat or person whom Teams lets nothing through to: the app was taken out, or blocked. Nothing is sent there
// any more; what waits for it is kept until Teams says that the app is there again.
import { z } from "zod";
import type { Records, RecordToWrite, StoredRecord } from "../../records/records.ts";
import { changeRecord } from "../core/change-record.ts";
import { derivedId } from "../core/ids.ts";
import { changedRecord, readBody } from "../core/stored-body.ts";
import type { WaitingMessage } from "./message.ts";
import { putBack, setAside, settingAside, type SetAside } from "./set-aside.ts";
import { channelOf } from "../../contract/conversation-kind.ts";

/** Messages kept for one place; of more the oldest are given up. */
const mostHeld = 100;

const unreachableBody = z.object({
  format: z.literal(1),
  /** ISO 8601. */
  since: z.string(),
  code: z.string(),
  held: z.array(setAside),
  /** The app is there again, and what was held is being put back. */
  isBack: z.boolean(),
});
type Body = z.infer<typeof unreachableBody>;

export const unreachableKind = "unreachablePlace";

/** A message in a thread of a channel goes where the channel goes. */
const placeOf = (conversationId: string) => ({
  scope: "tenant" as const,
  id: `unreachable.${derivedId(channelOf(conversationId))}`,
});

const bodyOf = (record: StoredRecord): Body => readBody(record, unreachableBody);

/** Whether nothing is sent there. */
export async function isUnreachable(records: Records, conversationId: string): Promise<boolean> {
  const { scope, id } = placeOf(conversationId);
  const record = await records.find(scope, id);
  return record !== undefined && !bodyOf(record).isBack;
}

const isSame = (one: SetAside, other: SetAside) =>
  one.scope === other.scope &&
  one.recordId === other.recordId &&
  one.message.kind === other.message.kind &&
  one.message.order === other.message.order;

/**
 * Marks the place and keeps the message for it; of several of one record and order only the newest, for messages are
 * delivered as the record is then. Harmless to repeat.
 */
export async function holdForPlace(
  { records, now }: { readonly records: Records; readonly now: () => Date },
  { conversationId, code }: { readonly conversationId: string; readonly code: string },
  record: Pick<StoredRecord, "scope" | "id">,
  message: WaitingMessage,
): Promise<void> {
  const one = settingAside(record, message);
  const place = placeOf(conversationId);
  await changeRecord(records, place, (current) => {
    const before = current && bodyOf(current);
    const others = (before?.held ?? []).filter((held) => !isSame(held, one));
    const held = [...others, one].slice(-mostHeld);
    if (current) return changedRecord<Body>(current, { held, isBack: false });
    const body: Body = { format: 1, since: now().toISOString(), code, held, isBack: false };
    return { ...place, kind: unreachableKind, body };
  });
}

/** The record with some of what is kept gone or changed: `change` gives undefined for what goes. */
export const withoutHeld = (
  record: StoredRecord,
  change: (held: SetAside) => SetAside | undefined,
): RecordToWrite =>
  changedRecord<Body>(record, {
    held: bodyOf(record).held.flatMap((one) => {
      const changed = change(one);
      return changed ? [{ ...changed }] : [];
    }),
  });

/**
 * The app is there again: what was held for the place is delivered now, as far as it still matters. Broken off anywhere,
 * doing it again finishes it.
 */
export async function revivePlace(records: Records, conversationId: string): Promise<void> {
  const place = placeOf(conversationId);
  const record = await changeRecord(records, place, (current) =>
    current && !bodyOf(current).isBack ? changedRecord<Body>(current, { isBack: true }) : undefined,
  );
  if (!record) return;
  const { held, since } = bodyOf(record);
  for (const one of held) await putBack(records, one, since);
  // In vain when something was held anew meanwhile: then the place is as unreachable as before.
  await records.remove(record.scope, record.id, record.version);
}
