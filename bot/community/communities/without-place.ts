// Communities that have or had no place: noted for the organisation, since nothing else leads to them there.
import { z } from "zod";
import type { Records, StoredRecord } from "../../records/records.ts";
import { removeRecord } from "../core/change-record.ts";
import { defineRecord } from "../core/record-kind.ts";

const notes = defineRecord({
  kind: "withoutPlace",
  key: (communityId: string) => ({ scope: "tenant", id: `without-place.${communityId}` }),
  body: z.object({ communityId: z.string() }),
});

/** Before the community loses its last place, so that none is lost. It stays until the community is gone. */
export async function noteWithoutPlace(records: Records, communityId: string): Promise<void> {
  await records.write(notes.written(communityId, { communityId }), { absent: true });
}

export const communityWithoutPlace = (record: StoredRecord): string | undefined =>
  record.kind === notes.kind ? notes.read(record).communityId : undefined;

/** When the community is gone. Harmless to repeat. */
export async function forgetWithoutPlace(records: Records, communityId: string): Promise<void> {
  await removeRecord(records, notes.key(communityId));
}
