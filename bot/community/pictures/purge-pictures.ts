// Removes pictures that no text of their community names any more, or ever did. A note beside all communities says which
// have pictures and when they are looked at next; it is written before the first picture, so none is forgotten.
import { z } from "zod";
import { limits } from "../../contract/limits.ts";
import { pictureIdsIn } from "../../contract/picture-names.ts";
import { maxPageSize, type RecordStore, type Records, type StoredRecord } from "../../records/records.ts";
import { communityScope } from "../communities/community.ts";
import { allRecords } from "../core/all-records.ts";
import { changeRecord } from "../core/change-record.ts";
import { withLease } from "../core/lease.ts";
import { defineRecord } from "../core/record-kind.ts";
import { untilStopping, type SweptWork } from "../core/sweep.ts";
import { pictureFrom, pictureRecords, type Picture } from "./picture.ts";

const dayMs = 24 * 60 * 60_000;
/** As long as a draft is kept, which may name it. */
const unusedMs = limits.draftDays * dayMs;
/** Between two looks at a community that has pictures. */
const lookMs = 7 * dayMs;
const leaseSeconds = 120;
/** Records read at a time. */
const readAtOnce = 50;

export const pictureNotes = defineRecord({
  kind: "pictures",
  key: (communityId: string) => ({ scope: "tenant", id: `pictures.${communityId}` }),
  body: z.object({
    communityId: z.string(),
    /** ISO 8601: not to be looked at before. */
    dueAt: z.string(),
  }),
});

/** Notes that the community may have pictures. */
export async function notePictures(records: Records, communityId: string, now: Date): Promise<void> {
  const dueAt = new Date(now.getTime() + lookMs).toISOString();
  await records.write(pictureNotes.written(communityId, { communityId, dueAt }), { absent: true });
}

/** Looks at the communities of a tenant that are due; one instance does. */
export const purgePictures =
  (deps: { readonly records: RecordStore; now: () => Date; newId: () => string }): SweptWork =>
  async (tenantId, isStopping) => {
    const records = deps.records.forTenant(tenantId);
    await withLease({ ...deps, records }, { name: "pictures", seconds: leaseSeconds }, async (lease) => {
      const step = () => untilStopping(lease, isStopping).renew();
      const query = {
        scope: "tenant",
        kind: pictureNotes.kind,
        order: "created",
        size: maxPageSize,
      } as const;
      for await (const note of allRecords(records, query))
        if (Date.parse(pictureNotes.read(note).dueAt) <= deps.now().getTime())
          await lookAt(records, note, deps.now(), step);
    });
  };

/** The note goes with the last picture. */
async function lookAt(
  records: Records,
  note: StoredRecord,
  now: Date,
  step: () => Promise<void>,
): Promise<void> {
  const { communityId } = pictureNotes.read(note);
  const isDue = (_picture: Picture, changedAt: string) => Date.parse(changedAt) + unusedMs <= now.getTime();
  const isAnyLeft = await removeUnused(records, communityId, isDue, step);
  const dueAt = new Date(now.getTime() + lookMs).toISOString();
  // Whatever was noted meanwhile stays.
  if (isAnyLeft)
    await changeRecord(records, note, (one) => one && pictureNotes.changed(one, { dueAt }), note);
  else await records.remove(note.scope, note.id, note.version);
}

/**
 * Removes those of the pictures that no record of the community names. One that is kept again meanwhile stays.
 * @param step called between two pages; throws to stop.
 * @returns whether any picture is left.
 */
export async function removeUnused(
  records: Records,
  communityId: string,
  isMeant: (picture: Picture, changedAt: string) => boolean,
  step: () => Promise<void>,
): Promise<boolean> {
  const scope = communityScope(communityId);
  /** Versions by id. */
  const meant = new Map<string, string>();
  let count = 0;
  for await (const record of allRecords(records, {
    scope,
    kind: pictureRecords.kind,
    order: "oldest",
    size: readAtOnce,
  })) {
    await step();
    count += 1;
    const picture = pictureFrom(record);
    if (isMeant(picture, record.changedAt)) meant.set(picture.id, record.version);
  }
  if (meant.size === 0) return count > 0;
  for (const id of await namedPictures(records, communityId, step)) meant.delete(id);
  for (const [id, version] of meant) {
    const key = pictureRecords.key({ communityId, id });
    await records.remove(key.scope, key.id, version);
  }
  return count > meant.size;
}

/** Whatever kind of record names them: an entry, what it said before, or one that only a newer version knows. */
async function namedPictures(
  records: Records,
  communityId: string,
  step: () => Promise<void>,
): Promise<ReadonlySet<string>> {
  const named = new Set<string>();
  for (let mark: string | undefined; ;) {
    await step();
    const changes = await records.changesSince(communityScope(communityId), mark, readAtOnce);
    for (const { kind, body } of changes.written)
      if (kind !== pictureRecords.kind) for (const id of pictureIdsIn(JSON.stringify(body))) named.add(id);
    if (!changes.more) return named;
    mark = changes.mark;
  }
}
