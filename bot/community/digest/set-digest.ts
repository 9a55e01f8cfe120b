// Stewards switch the digest on and off; members see when it comes. It is off until then.
import type { CommunityDigestView, DigestInput, DigestView } from "../../contract/digest.ts";
import { canPost } from "../../contract/conversation-kind.ts";
import type { StoredRecord } from "../../records/records.ts";
import { keepAction, keepStep, noteAction } from "../communities/actions.ts";
import type { Actor } from "../core/actor.ts";
import { changeRecord, removeRecord } from "../core/change-record.ts";
import { placesOf } from "../communities/places-of-community.ts";
import { getCommunityOfSteward } from "../communities/stewards.ts";
import { placeToPost, type Community } from "../communities/community.ts";
import { noteDigestOn } from "../communities/digest-offer.ts";
import { isSteward } from "../communities/policies.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { Refusal } from "../core/refusal.ts";
import { isUnreachable } from "../outbox/unreachable-place.ts";
import type { Span } from "./digest.ts";
import { schedules, scheduledRecord, scheduleFrom, type Schedule } from "./schedule.ts";
import { enterCommunity } from "../communities/enter.ts";

type Deps = Pick<CommunityDeps, "records" | "access" | "now">;
type ChangeDeps = Deps & Pick<CommunityDeps, "newId">;

/** Each place with Teams' id and with ours. */
const bothIds = (community: Community) =>
  placesOf(community).map((view, at) => ({
    view,
    conversationId: community.places[at]?.conversationId ?? "",
  }));

/** When the digest comes, and which places of the community cannot be reached. */
export async function readDigest(
  deps: Deps,
  actor: Actor,
  communityId: string,
): Promise<CommunityDigestView> {
  const { community } = await enterCommunity(deps, actor, communityId, "read");
  const records = deps.records.forTenant(actor.tenantId);
  const [record, ...unreachable] = await Promise.all([
    schedules.findRecord(records, communityId),
    ...community.places.map(({ conversationId }) => isUnreachable(records, conversationId)),
  ]);
  return {
    ...(record && { digest: digestView(scheduleFrom(record), community) }),
    canChange: isSteward(actor, community) && community.closedAt === undefined,
    places: placesOf(community).map((place, at) => ({ ...place, isUnreachable: unreachable[at] === true })),
  };
}

/** Without a digest, its command tells of a week. */
const week = 7 * 24 * 60 * 60_000;

/** What the next digest would tell of if it came now; access is judged before. */
export async function spanUntilNow(
  deps: Pick<CommunityDeps, "records" | "now">,
  actor: Actor,
  communityId: string,
): Promise<Span> {
  const now = deps.now();
  const record = await schedules.findRecord(deps.records.forTenant(actor.tenantId), communityId);
  const since = record ? scheduleFrom(record).since : new Date(now.getTime() - week).toISOString();
  // What happens this very moment is part of it.
  return { since, until: new Date(now.getTime() + 1).toISOString() };
}

function digestView(schedule: Schedule, community: Community): DigestView {
  const { day, hour, timeZone, due } = schedule;
  const conversationId = placeToPost(community, schedule.conversationId)?.conversationId;
  const place = bothIds(community).find((one) => one.conversationId === conversationId)?.view;
  return { day, hour, timeZone, nextAt: due, placeName: place?.name ?? "", placeId: place?.id ?? "" };
}

/** Switches it on, or changes when and where it comes; a steward's choice. Harmless to repeat. */
export async function setDigest(
  deps: ChangeDeps,
  actor: Actor,
  communityId: string,
  { placeId, ...when }: DigestInput,
): Promise<CommunityDigestView> {
  const community = await getCommunityOfSteward(deps, actor, communityId, "write");
  if (!placeToPost(community)) throw new Refusal({ code: "noPlace" });
  const place = bothIds(community).find(
    ({ view }) => canPost(view) && (placeId === undefined || view.id === placeId),
  );
  if (!place) throw new Refusal({ code: "notFound" });
  const { conversationId } = place;
  const at = schedules.key(communityId);
  const isSame = (record: StoredRecord | undefined) => {
    const before = record && scheduleFrom(record);
    return (
      before?.day === when.day &&
      before.hour === when.hour &&
      before.timeZone === when.timeZone &&
      before.conversationId === conversationId
    );
  };
  const records = deps.records.forTenant(actor.tenantId);
  const known = await records.find(at.scope, at.id);
  if (!isSame(known)) {
    if (known) await keepStep(deps, actor, communityId, { kind: "digestChanged" }, known, actor.userId);
    else {
      if (!community.isDigestOffered) await noteDigestOn(records, communityId);
      await keepAction(deps, actor, communityId, noteAction(deps, actor, { kind: "digestOn" }));
    }
    const change = (record: StoredRecord | undefined) =>
      isSame(record)
        ? undefined
        : scheduledRecord(record, communityId, { ...when, conversationId }, deps.now());
    await changeRecord(records, at, change, known);
  }
  return readDigest(deps, actor, communityId);
}

/** Switches it off; nothing of it is kept. Harmless to repeat. */
export async function stopDigest(
  deps: ChangeDeps,
  actor: Actor,
  communityId: string,
): Promise<CommunityDigestView> {
  await getCommunityOfSteward(deps, actor, communityId, "write");
  const records = deps.records.forTenant(actor.tenantId);
  const record = await schedules.findRecord(records, communityId);
  if (record) {
    await keepStep(deps, actor, communityId, { kind: "digestOff" }, record, actor.userId);
    await removeRecord(records, record, record);
  }
  return readDigest(deps, actor, communityId);
}
