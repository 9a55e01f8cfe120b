// Communities that have no channel or chat, or had none for a while: noted beside all communities, for nothing else there
// leads to them. Whoever reads through the whole organisation finds them by it.
import { z } from "zod";
import type { Records, StoredRecord } from "../../records/records.ts";
import { removeRecord } from "../core/change-record.ts";
import { readBody } from "../core/stored-body.ts";

const noteBody = z.object({ format: z.literal(1), communityId: z.string() });

const noteScope = "tenant";
const noteKind = "withoutPlace";
const noteId = (communityId: string) => `without-place.${communityId}`;

/** Before the community has no place, so that none is lost. It stays until the community is gone. */
export async function noteWithoutPlace(records: Records, communityId: string): Promise<void> {
  const body: z.infer<typeof noteBody> = { format: 1, communityId };
  await records.write({ scope: noteScope, id: noteId(communityId), kind: noteKind, body }, { absent: true });
}

export const communityWithoutPlace = (record: StoredRecord): string | undefined =>
  record.kind === noteKind ? readBody(record, noteBody).communityId : undefined;

/** When the community is gone. Harmless to repeat. */
export async function forgetWithoutPlace(records: Records, communityId: string): Promise<void> {
  await removeRecord(records, { scope: noteScope, id: noteId(communityId) });
}
