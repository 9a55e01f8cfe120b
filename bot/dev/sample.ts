// The sample community of `npm run dev`: brought once to an empty database, taken away with `npm run sample:remove`.
import { addMembership } from "../community/memberships.ts";
import {
  changedCommunityRecord,
  communityRecord,
  communityRecordId,
  communityScope,
} from "../community/community.ts";
import { derivedId } from "../community/ids.ts";
import { communityIdFrom, placeRecord, placeRecordId, placeScope } from "../community/places.ts";
import { tipKind, tipRecord, tipRecordId, type Credit } from "../community/tip.ts";
import type { Records, RecordStore, RecordToWrite, Scope } from "../records/records.ts";
import type { LocalTeam } from "./local-team.ts";
import { sampleCommunity, sampleTips, type SampleTip } from "./sample-tips.ts";

/** Says that the sample was brought once, so that it does not come back after it was removed. */
const mark: RecordToWrite = { scope: placeScope, id: "sample", kind: "sample", body: { format: 1 } };

export const sampleCommunityId = (team: LocalTeam) => derivedId("sample", team.general.conversationId);

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
  const places = await records.page({ scope: placeScope, kind: "place", order: "created", size: 1 });
  if (places.records.length > 0 || (await records.find(mark.scope, mark.id))) return false;

  const communityId = sampleCommunityId(team);
  const oldestFirst = [...sampleTips].reverse();
  clock.set(daysBefore(today, (oldestFirst[0]?.daysAgo ?? 0) + 1));
  await writeOnce(records, placeRecord(team.general.conversationId, communityId));
  await writeOnce(
    records,
    communityRecord({
      id: communityId,
      ...sampleCommunity,
      places: [team.general],
      stewards: [personNamed(team, "Amara Diallo")],
      isSample: true,
    }),
  );
  for (const [index, tip] of oldestFirst.entries()) {
    clock.set(daysBefore(today, tip.daysAgo));
    await writeOnce(records, sampleTipRecord(team, communityId, tip, index));
  }
  clock.set(today);
  for (const person of team.people) {
    await addMembership({ records: store }, { tenantId: team.tenantId, ...person }, communityId);
  }
  await writeOnce(records, mark);
  return true;
}

/**
 * Removes the sample's tips, and the community with them. Tips that people saved there stay: then the community stays
 * as well, as one of their own. @returns how many tips went and how many stayed.
 */
export async function removeSample(
  store: RecordStore,
  team: LocalTeam,
): Promise<{ removed: number; kept: number }> {
  const records = store.forTenant(team.tenantId);
  const communityId = sampleCommunityId(team);
  const scope = communityScope(communityId);
  let removed = 0;
  for (const tip of sampleTips) {
    if (await removeOne(records, scope, tipRecordId(sampleTipId(communityId, tip)))) removed++;
  }
  const record = await records.find(scope, communityRecordId);
  const own = await records.page({ scope, kind: tipKind, order: "created", size: 200 });
  if (record && own.records.length > 0) {
    const changed = changedCommunityRecord(record, { name: team.general.name, isSample: false });
    await records.write(changed, { version: record.version });
    return { removed, kept: own.records.length };
  }
  const place = await records.find(placeScope, placeRecordId(team.general.conversationId));
  // The place may have a community of people's own by now.
  if (place && communityIdFrom(place) === communityId) await removeOne(records, placeScope, place.id);
  await removeOne(records, scope, communityRecordId);
  return { removed, kept: 0 };
}

const sampleTipId = (communityId: string, tip: SampleTip) => derivedId("sample", communityId, tip.title);

function sampleTipRecord(team: LocalTeam, communityId: string, tip: SampleTip, index: number): RecordToWrite {
  const credit: Credit =
    tip.by === undefined ? { kind: "withoutName" } : { kind: "person", ...personNamed(team, tip.by) };
  return tipRecord({
    id: sampleTipId(communityId, tip),
    communityId,
    title: tip.title,
    markdown: tip.markdown,
    tags: tip.tags,
    credit,
    source: tip.fromMessage
      ? { kind: "message", conversationId: team.general.conversationId, messageId: `sample-${index}` }
      : { kind: "written" },
    savedBy: personNamed(team, tip.savedBy),
  });
}

function personNamed(team: LocalTeam, name: string) {
  const person = team.people.find((candidate) => candidate.name === name);
  if (!person) throw new Error(`The sample names ${name}, who is not in .m365agentsplayground.yml.`);
  return person;
}

const daysBefore = (today: Date, days: number) => new Date(today.getTime() - days * 24 * 60 * 60_000);

async function writeOnce(records: Records, record: RecordToWrite): Promise<void> {
  await records.write(record, { absent: true });
}

/** @returns whether it was there. */
async function removeOne(records: Records, scope: Scope, id: string): Promise<boolean> {
  const found = await records.find(scope, id);
  return found !== undefined && (await records.remove(scope, id, found.version)).outcome === "removed";
}
