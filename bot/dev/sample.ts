// The sample community of `npm run dev`: brought once to an empty database, taken away with `npm run sample:remove`.
import { addMembership } from "../community/communities/memberships.ts";
import { communityRecords, communityRecordId, communityScope } from "../community/communities/community.ts";
import { communityIdFrom, placeRecord, placeRecords } from "../community/communities/places.ts";
import { problemRecords } from "../community/problems/problem.ts";
import { listStory } from "../community/stories/my-stories.ts";
import { storyKinds } from "../community/stories/story.ts";
import { firstRecords } from "../community/core/all-records.ts";
import { shownThanks } from "../community/thanks/shown.ts";
import { tipRecords } from "../community/tips/tip.ts";
import type { Records, RecordStore, RecordToWrite, Scope } from "../records/records.ts";
import type { LocalTeam } from "./local-team.ts";
import {
  sampleBoardRecord,
  sampleCharterRecord,
  sampleCommunityId,
  sampleCommunityRecord,
  sampleEntries,
  sampleStoryOwners,
} from "./sample-records.ts";

/** Says that the sample was brought once, so that it does not come back after it was removed. */
const mark: RecordToWrite = { scope: "tenant", id: "sample", kind: "sample", body: { format: 1 } };

/** A clock that says when a sample tip was saved, so that the list looks like months of a team's life. */
export interface SettableClock {
  set(time: Date): void;
}

/**
 * Brings the sample to a database that has no community yet. Does nothing when there is one or when it was brought
 * before. @returns whether it was brought.
 */
export async function bringSample(store: RecordStore, team: LocalTeam, clock: SettableClock, today: Date) {
  const records = store.forTenant(team.tenantId);
  const places = await records.page({ scope: "tenant", kind: "place", order: "created", size: 1 });
  if (places.records.length > 0 || (await records.find(mark.scope, mark.id))) return false;

  const communityId = sampleCommunityId(team);
  const entries = sampleEntries(team, today);
  const begin = entries[0]?.at ?? today;
  clock.set(begin);
  await writeOnce(records, placeRecord(team.general.conversationId, communityId));
  await writeOnce(records, sampleCommunityRecord(team));
  await writeOnce(records, sampleCharterRecord(team, begin));
  for (const { at, record } of entries) {
    clock.set(at);
    await writeOnce(records, record);
  }
  clock.set(today);
  await writeOnce(records, sampleBoardRecord(team));
  for (const person of team.people) {
    await addMembership({ records: store }, { tenantId: team.tenantId, ...person }, communityId);
  }
  for (const { owner, ...story } of sampleStoryOwners(team)) {
    await listStory({ records: store }, { tenantId: team.tenantId, ...owner }, story);
  }
  await writeOnce(records, mark);
  return true;
}

/**
 * Removes what the sample brought, with what people wrote below it, and the community with it. Tips, problems, thanks and
 * stories of people's own stay: then the community stays as well, as one of their own. @returns how many records of the
 * sample went, and how many of people's own stayed.
 */
export async function removeSample(
  store: RecordStore,
  team: LocalTeam,
): Promise<{ removed: number; kept: number }> {
  const records = store.forTenant(team.tenantId);
  const communityId = sampleCommunityId(team);
  const scope = communityScope(communityId);
  let removed = 0;
  for (const { record } of sampleEntries(team, new Date())) {
    if (await removeOne(records, scope, record.id)) removed++;
  }
  const record = await records.find(scope, communityRecordId);
  const kept = record ? await countOwn(records, scope) : 0;
  if (record && kept > 0) {
    const changed = communityRecords.changed(record, { name: team.general.name, isSample: false });
    await records.write(changed, { version: record.version });
    return { removed, kept };
  }
  const place = await placeRecords.findRecord(records, team.general.conversationId);
  // The place may have a community of people's own by now.
  if (place && communityIdFrom(place) === communityId) await removeOne(records, "tenant", place.id);
  for (const { id } of [sampleBoardRecord(team), sampleCharterRecord(team, new Date())])
    await removeOne(records, scope, id);
  await removeOne(records, scope, communityRecordId);
  return { removed, kept: 0 };
}

/** Up to 200 of each kind: only whether there is something, and about how much, is asked. */
async function countOwn(records: Records, scope: Scope): Promise<number> {
  const kinds = [tipRecords.kind, problemRecords.kind, shownThanks.kind, ...storyKinds];
  const found = await Promise.all(
    kinds.map((kind) => firstRecords(records, { scope, kind, order: "created", size: 200 })),
  );
  return found.flat().length;
}

async function writeOnce(records: Records, record: RecordToWrite): Promise<void> {
  await records.write(record, { absent: true });
}

/** @returns whether it was there. */
async function removeOne(records: Records, scope: Scope, id: string): Promise<boolean> {
  const found = await records.find(scope, id);
  return found !== undefined && (await records.remove(scope, id, found.version)).outcome === "removed";
}
