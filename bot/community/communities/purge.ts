// What becomes of a community that was closed so long ago that it is gone for good: all its records go. A note beside all
// communities says when; it is written before the community is closed, so none is forgotten.
import { z } from "zod";
import { maxPageSize, tombstoneDays, type Records, type StoredRecord } from "../../records/records.ts";
import { allRecords } from "../core/all-records.ts";
import { changeRecord, removeRecord } from "../core/change-record.ts";
import { closedUntil, communityFrom, communityRecordId, communityScope, isGone } from "./community.ts";
import type { Lease } from "../core/lease.ts";
import { placeRecords, unclaimPlace } from "./places.ts";
import { defineRecord } from "../core/record-kind.ts";
import { forgetWithoutPlace } from "./without-place.ts";
import { listings } from "./listing.ts";

const closings = defineRecord({
  kind: "closing",
  key: (communityId: string) => ({ scope: "tenant", id: `closing.${communityId}` }),
  body: z.object({
    communityId: z.string(),
    /** ISO 8601: not to be looked at before. */
    dueAt: z.string(),
    /** ISO 8601: since then nothing of it is stored; search indexes forget it, too. */
    purgedAt: z.string().optional(),
  }),
});

/** Records removed at a time, between two looks at the lease. */
const removedAtOnce = 50;

/** Notes that a community which closed at that moment goes once its time is over. */
export async function noteClosing(records: Records, communityId: string, closedAt: string): Promise<void> {
  const note = closings.written(communityId, { communityId, dueAt: closedUntil(closedAt) });
  // Always written, so that a concurrent removal of an older note fails.
  await changeRecord(records, note, () => note);
}

/**
 * Removes the records of the tenant's expired communities, their claims of places and their listing. Interrupted, a
 * repeat goes on. Throws `LeaseLostError`.
 */
export async function purgeGone(
  deps: { readonly records: Records; now: () => Date },
  lease: Pick<Lease, "renew">,
): Promise<void> {
  for await (const note of notes(deps.records)) {
    const { communityId, dueAt, purgedAt } = closings.read(note);
    if (purgedAt !== undefined || Date.parse(dueAt) > deps.now().getTime()) continue;
    await purgeOne(deps, lease, note, communityId);
  }
}

/**
 * The ids of removed communities, as long as the store tells of the removals: every instance's search index has to
 * forget them.
 */
export async function listPurged(records: Records): Promise<string[]> {
  const ids: string[] = [];
  for await (const note of notes(records)) {
    const { communityId, purgedAt } = closings.read(note);
    if (purgedAt !== undefined) ids.push(communityId);
  }
  return ids;
}

/** The community of a note, which may still hold records; undefined for other records, and once it is purged. */
export function communityOfNote(record: StoredRecord): string | undefined {
  if (record.kind !== closings.kind) return undefined;
  const { communityId, purgedAt } = closings.read(record);
  return purgedAt === undefined ? communityId : undefined;
}

const notes = (records: Records): AsyncIterable<StoredRecord> =>
  allRecords(records, { scope: "tenant", kind: closings.kind, order: "created", size: maxPageSize });

async function purgeOne(
  { records, now }: { readonly records: Records; now: () => Date },
  lease: Pick<Lease, "renew">,
  note: StoredRecord,
  communityId: string,
): Promise<void> {
  const scope = communityScope(communityId);
  const record = await records.find(scope, communityRecordId);
  const community = record && communityFrom(record);
  if (community && !isGone(community, now())) {
    if (community.closedAt === undefined) await records.remove(note.scope, note.id, note.version);
    else await noteClosing(records, communityId, community.closedAt);
    return;
  }
  // The community's own record says what else there is, so it goes after all that.
  while (await removeSome(records, communityId, lease));
  await lease.renew();
  for (const { conversationId } of community?.places ?? []) {
    await unclaimPlace(records, placeRecords.key(conversationId).id, communityId);
  }
  await removeRecord(records, listings.key(communityId));
  await forgetWithoutPlace(records, communityId);
  if (record) await records.remove(record.scope, record.id, record.version);
  const purgedAt = now().toISOString();
  const expiresAt = new Date(now().getTime() + tombstoneDays * 24 * 60 * 60_000).toISOString();
  await changeRecord(
    records,
    note,
    (current) => current && { ...closings.changed(current, { purgedAt }), expiresAt },
    note,
  );
}

/** One way through the community, all but its own record; false when there was nothing else. */
async function removeSome(
  records: Records,
  communityId: string,
  lease: Pick<Lease, "renew">,
): Promise<boolean> {
  let isAny = false;
  for (let mark: string | undefined; ;) {
    await lease.renew();
    const changes = await records.changesSince(communityScope(communityId), mark, removedAtOnce);
    const others = changes.written.filter(({ id }) => id !== communityRecordId);
    await Promise.all(others.map(({ scope, id, version }) => records.remove(scope, id, version)));
    isAny ||= others.length > 0;
    if (!changes.more) return isAny;
    mark = changes.mark;
  }
}
