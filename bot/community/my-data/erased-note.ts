// That somebody was erased, without a word on who: each instance has a search index that must forget it, and the bytes of
// the store are the last to go.
import { z } from "zod";
import {
  maxPageSize,
  tombstoneDays,
  type Records,
  type RecordStore,
  type StoredRecord,
} from "../../records/records.ts";
import { changeRecord } from "../change-record.ts";
import type { CommunityDeps } from "../ports.ts";
import { changedRecord, readBody } from "../stored-body.ts";

const noteBody = z.object({
  format: z.literal(1),
  /** In which communities. */
  communityIds: z.array(z.string()),
  /** Removed, though the files of the store may still hold some. */
  areBytesLeft: z.boolean(),
});
type Body = z.infer<typeof noteBody>;

const noteScope = "tenant";
const noteKind = "erased";

export interface ErasedNote {
  readonly id: string;
  readonly communityIds: readonly string[];
  readonly areBytesLeft: boolean;
}

export async function noteErased(
  deps: Pick<CommunityDeps, "now" | "newId"> & { readonly records: Records },
  communityIds: readonly string[],
): Promise<void> {
  const body: Body = { format: 1, communityIds: [...communityIds], areBytesLeft: true };
  const expiresAt = new Date(deps.now().getTime() + tombstoneDays * 24 * 60 * 60_000).toISOString();
  await deps.records.write(
    { scope: noteScope, id: `erased.${deps.newId()}`, kind: noteKind, body, expiresAt },
    { absent: true },
  );
}

function noteFrom(record: StoredRecord): ErasedNote {
  const { communityIds, areBytesLeft } = readBody(record, noteBody, 1);
  return { id: record.id, communityIds, areBytesLeft };
}

/** The newest 200 of the last month. */
export async function listErased(records: Records): Promise<ErasedNote[]> {
  const page = await records.page({ scope: noteScope, kind: noteKind, order: "created", size: maxPageSize });
  return page.records.map(noteFrom);
}

/** Sees to the bytes of what was removed. Throws as `forgetBytes` of the store does: then another look does it. */
export async function forgetBytesOf(
  store: Pick<RecordStore, "forgetBytes">,
  records: Records,
  notes: readonly ErasedNote[],
): Promise<void> {
  const left = notes.filter(({ areBytesLeft }) => areBytesLeft);
  if (left.length === 0) return;
  await store.forgetBytes();
  for (const { id } of left)
    await changeRecord(
      records,
      { scope: noteScope, id },
      (current) => current && changedRecord<Body>(current, 1, { areBytesLeft: false }),
    );
}
