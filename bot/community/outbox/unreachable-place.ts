// A channel, chat or person that Teams blocks: the app was removed or blocked. Nothing is sent there; messages are kept
// until the app is there again.
import { z } from "zod";
import type { Records, RecordToWrite, StoredRecord } from "../../records/records.ts";
import { changeRecord } from "../core/change-record.ts";
import { derivedId } from "../core/ids.ts";
import { defineSingleRecord } from "../core/record-kind.ts";
import type { WaitingMessage } from "./message.ts";
import { putBack, setAside, settingAside, type SetAside } from "./set-aside.ts";
import { channelOf } from "../../contract/conversation-kind.ts";

/** Messages kept for one place; of more the oldest are given up. */
export const mostHeld = 100;

export const unreachablePlaces = defineSingleRecord({
  kind: "unreachablePlace",
  /** A message in a thread goes where its channel goes. */
  key: (conversationId: string) => ({
    scope: "tenant",
    id: `unreachable.${derivedId(channelOf(conversationId))}`,
  }),
  body: z.object({
    /** ISO 8601. */
    since: z.string(),
    code: z.string(),
    held: z.array(setAside),
    /** The app is there again, and what was held is being put back. */
    isBack: z.boolean(),
  }),
  empty: { since: "", code: "", held: [], isBack: true },
});

/** Whether nothing is sent there. */
export const isUnreachable = async (records: Records, conversationId: string): Promise<boolean> =>
  !(await unreachablePlaces.find(records, conversationId)).isBack;

const isSame = (one: SetAside, other: SetAside) =>
  one.scope === other.scope &&
  one.recordId === other.recordId &&
  one.message.kind === other.message.kind &&
  one.message.order === other.message.order;

/**
 * Marks the place and keeps the message for it; of one record and order only the newest, since delivery reads the
 * current state. Harmless to repeat.
 */
export async function holdForPlace(
  { records, now }: { readonly records: Records; readonly now: () => Date },
  { conversationId, code }: { readonly conversationId: string; readonly code: string },
  record: Pick<StoredRecord, "scope" | "id">,
  message: WaitingMessage,
): Promise<void> {
  const one = settingAside(record, message);
  await unreachablePlaces.change(records, conversationId, (before) => {
    const known = before.since === "" ? { since: now().toISOString(), code } : before;
    const others = before.held.filter((held) => !isSame(held, one));
    return { ...known, held: [...others, one].slice(-mostHeld), isBack: false };
  });
}

/** The record with some of what is kept gone or changed: `change` gives undefined for what goes. */
export const withoutHeld = (
  record: StoredRecord,
  change: (held: SetAside) => SetAside | undefined,
): RecordToWrite =>
  unreachablePlaces.changed(record, {
    held: unreachablePlaces.read(record).held.flatMap((one) => change(one) ?? []),
  });

/**
 * The app is there again: kept messages are delivered now, as far as they still matter. Interrupted, a repeat completes
 * it.
 */
export async function revivePlace(records: Records, conversationId: string): Promise<void> {
  const record = await changeRecord(
    records,
    unreachablePlaces.key(conversationId),
    (current) => current && unreachablePlaces.changed(current, { isBack: true }),
  );
  if (!record) return;
  const { held, since } = unreachablePlaces.read(record);
  for (const one of held) await putBack(records, one, since);
  // Does nothing when another message was kept since: then the place is unreachable again.
  await records.remove(record.scope, record.id, record.version);
}
