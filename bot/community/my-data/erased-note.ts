// A note that someone was erased, without their id: each instance's search index must forget them, and last the bytes
// in the store.
import { z } from "zod";
import {
  maxPageSize,
  tombstoneDays,
  type Records,
  type RecordStore,
  type StoredRecord,
} from "../../records/records.ts";
import { allRecords } from "../core/all-records.ts";
import { changeRecord } from "../core/change-record.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { defineRecord } from "../core/record-kind.ts";

const erasures = defineRecord({
  kind: "erased",
  key: (id: string) => ({ scope: "tenant", id: `erased.${id}` }),
  body: z.object({
    communityIds: z.array(z.string()),
    /** Removed, though the files of the store may still hold some. */
    areBytesLeft: z.boolean(),
  }),
});

const noteFrom = (record: StoredRecord) => ({ ...record, ...erasures.read(record) });

/** `changedAt`: when it was noted, or when the bytes went. */
export type ErasedNote = ReturnType<typeof noteFrom>;

export async function noteErased(
  deps: Pick<CommunityDeps, "now" | "newId"> & { readonly records: Records },
  communityIds: readonly string[],
): Promise<void> {
  const note = erasures.written(deps.newId(), { communityIds, areBytesLeft: true });
  const expiresAt = new Date(deps.now().getTime() + tombstoneDays * 24 * 60 * 60_000).toISOString();
  await deps.records.write({ ...note, expiresAt }, { absent: true });
}

/** Those of the last month, newest first. */
export async function listErased(records: Records): Promise<ErasedNote[]> {
  const query = { scope: "tenant", kind: erasures.kind, order: "created", size: maxPageSize } as const;
  return await Array.fromAsync(allRecords(records, query), noteFrom);
}

/** Milliseconds. Removing bytes reads and writes everything, so several erasures share it. */
export const bytesGoEvery = 24 * 60 * 60_000;

/** Whether bytes are left, and none went within {@link bytesGoEvery}. */
export function areBytesDue(notes: readonly ErasedNote[], now: Date): boolean {
  const wentLately = (note: ErasedNote) =>
    !note.areBytesLeft && Date.parse(note.changedAt) > now.getTime() - bytesGoEvery;
  return notes.some(({ areBytesLeft }) => areBytesLeft) && !notes.some(wentLately);
}

/**
 * Removes the bytes of removed records.
 * @param step called between two slices; throws to stop.
 */
export async function forgetBytesOf(
  store: Pick<RecordStore, "forgetBytes">,
  records: Records,
  notes: readonly ErasedNote[],
  step: () => Promise<void>,
): Promise<void> {
  const left = notes.filter(({ areBytesLeft }) => areBytesLeft);
  await store.forgetBytes(step);
  for (const note of left)
    await changeRecord(
      records,
      note,
      (current) => current && erasures.changed(current, { areBytesLeft: false }),
    );
}
