// Which community lives in a channel or chat. A place points to its community; the community lists its places.
import { z } from "zod";
import type { Records, RecordToWrite, StoredRecord } from "../../records/records.ts";
import { changeRecord } from "../core/change-record.ts";
import type { Actor } from "../core/actor.ts";
import type { Intent } from "./access.ts";
import { communityFrom, communityRecords, livesIn, type Community } from "./community.ts";
import { derivedId } from "../core/ids.ts";
import type { CommunityDeps } from "./ports.ts";
import { Refusal } from "../core/refusal.ts";
import { defineRecord } from "../core/record-kind.ts";
import { getCommunity } from "./enter.ts";

export const placeRecords = defineRecord({
  kind: "place",
  /** Conversation ids hold characters that no record id may have. */
  key: (conversationId: string) => ({ scope: "tenant", id: `place.${derivedId(conversationId)}` }),
  body: z.object({ conversationId: z.string(), communityId: z.string() }),
});

export const placeRecord = (conversationId: string, communityId: string): RecordToWrite =>
  placeRecords.written(conversationId, { conversationId, communityId });

export const communityIdFrom = (record: StoredRecord): string => placeRecords.read(record).communityId;

/** A claim comes before the community's list of places: how long it may stand there alone, in milliseconds. */
const claimedAheadMs = 10 * 60_000;

/**
 * Claims a channel or chat for a community. The claim of a removed community gives way, and that of a community that is
 * not there: adding or removing the place was interrupted.
 * @returns the id of the community that has it then.
 */
export async function claimPlace(
  deps: Pick<CommunityDeps, "records" | "access" | "now">,
  actor: Actor,
  conversationId: string,
  communityId: string,
): Promise<string> {
  const records = deps.records.forTenant(actor.tenantId);
  const claim = placeRecord(conversationId, communityId);
  const result = await records.write(claim, { absent: true });
  if (result.outcome === "written" || !result.current) return communityId;
  const claimedId = communityIdFrom(result.current);
  if (claimedId === communityId) return communityId;
  const before = await communityRecords.findRecord(records, claimedId);
  // Starting a community broke off: it is completed by starting one there.
  if (!before) return claimedId;
  const holder = communityFrom(before);
  const isAhead = deps.now().getTime() - Date.parse(result.current.changedAt) < claimedAheadMs;
  if ((isAhead || livesIn(holder, conversationId)) && !deps.access.isGone(holder)) return claimedId;
  const again = await records.write(claim, { version: result.current.version });
  return again.outcome === "conflict" && again.current ? communityIdFrom(again.current) : communityId;
}

/** Removes a claim, if it is of this community still. Harmless to repeat. */
export async function unclaimPlace(records: Records, id: string, communityId: string): Promise<void> {
  await changeRecord(records, { scope: "tenant", id }, (claim) =>
    claim && communityIdFrom(claim) === communityId ? "removed" : undefined,
  );
}

/**
 * Like {@link findCommunityOfPlace}, but asks Teams first, so that people from elsewhere do not learn whether there is
 * one.
 */
export async function openPlace(
  deps: Pick<CommunityDeps, "records" | "access">,
  actor: Actor,
  conversationId: string,
): Promise<Community | undefined> {
  if (!(await deps.access.isMemberOf(actor, conversationId, "read"))) throw new Refusal({ code: "notFound" });
  return findCommunityOfPlace(deps, actor, conversationId, "read");
}

/** The community of a channel or chat, for people who belong there; undefined when it has none. */
export async function findCommunityOfPlace(
  deps: Pick<CommunityDeps, "records" | "access">,
  actor: Actor,
  conversationId: string,
  intent: Intent,
): Promise<Community | undefined> {
  const communityId = await findIdOfPlace(deps, actor, conversationId);
  if (communityId === undefined) return undefined;
  return findStartedCommunity(deps, actor, conversationId, communityId, intent);
}

/** The id of the community that a channel or chat points to, whether or not the person has access to it. */
export async function findIdOfPlace(
  deps: Pick<CommunityDeps, "records">,
  actor: Actor,
  conversationId: string,
): Promise<string | undefined> {
  const record = await placeRecords.findRecord(deps.records.forTenant(actor.tenantId), conversationId);
  return record && communityIdFrom(record);
}

/**
 * Like {@link findCommunityOfPlace}, with the id from {@link findIdOfPlace}; undefined when adding or removing the
 * place was interrupted.
 */
export async function findStartedCommunity(
  deps: Pick<CommunityDeps, "records" | "access">,
  actor: Actor,
  conversationId: string,
  communityId: string,
  intent: Intent,
): Promise<Community | undefined> {
  try {
    const community = await getCommunity(deps, actor, communityId, intent);
    return livesIn(community, conversationId) ? community : undefined;
  } catch (error) {
    const isStranger =
      error instanceof Refusal &&
      error.reason.code === "notFound" &&
      !(await deps.access.isMemberOf(actor, conversationId, intent));
    // For a member of the place: starting the community was interrupted, and may be repeated.
    if (error instanceof Refusal && error.reason.code === "notFound" && !isStranger) return undefined;
    throw error;
  }
}
