// Access requests: kept until a steward answers or they are taken back, and shown to stewards only.
import { z } from "zod";
import type { AccessRequestInput, AccessRequestView } from "../../contract/directory.ts";
import { maxPageSize, type RecordToWrite, type StoredRecord } from "../../records/records.ts";
import type { Actor } from "../core/actor.ts";
import { firstRecords } from "../core/all-records.ts";
import { changeRecord } from "../core/change-record.ts";
import { communityIdOf, communityScope, type Community } from "./community.ts";
import { derivedId } from "../core/ids.ts";
import { noticeChanged, noticeTo, type News } from "../outbox/notice.ts";
import type { CommunityDeps } from "./ports.ts";
import { getCommunityOfSteward } from "./stewards.ts";
import { Refusal } from "../core/refusal.ts";
import { defineRecord } from "../core/record-kind.ts";
import { readable } from "../core/stored-body.ts";
import { asItIs, withMessage } from "../outbox/message.ts";
import { findListing } from "./listing.ts";
import { person, asPerson } from "../core/person.ts";

export const accessRequests = defineRecord({
  kind: "accessRequest",
  /** Its id does not name the person: marks of removals and cards are kept for a while. */
  key: ({ communityId, userId }: { readonly communityId: string; readonly userId: string }) => ({
    scope: communityScope(communityId),
    id: `accessRequest.${derivedId("accessRequest", communityId, userId)}`,
  }),
  body: z.object({
    by: person,
    message: z.string(),
    /** ISO 8601. */
    at: z.string(),
  }),
});

export type AccessRequest = ReturnType<typeof accessRequests.read>;

/**
 * Replaces an answered or withdrawn request for a while: the stewards' cards follow it, and a repeated request sends no
 * new notification.
 */
const answeredKind = "answeredAccessRequest";
export const answeredRequestMs = 7 * 24 * 60 * 60 * 1_000;

const aboutAccessRequest = (communityId: string, recordId: string, basis: string): News => ({
  kind: "accessRequest",
  basis: [communityId, recordId, basis],
  ids: { communityId, accessRequest: recordId },
});

/** The pending request. */
export const findAccessRequest = (record: StoredRecord | undefined): AccessRequest | undefined =>
  record?.kind === accessRequests.kind ? accessRequests.read(record) : undefined;

export const accessRequestView = ({ by, message, at }: AccessRequest): AccessRequestView => ({
  userId: by.userId,
  name: by.name,
  message,
  at,
});

/** Asks to be let into a community that can be found; asking again changes the sentence. */
export async function accessRequest(
  deps: Pick<CommunityDeps, "records" | "now">,
  actor: Actor,
  communityId: string,
  { message }: AccessRequestInput,
): Promise<void> {
  if (!(await findListing(deps, actor, communityId))) throw new Refusal({ code: "notFound" });
  const owner = { communityId, userId: actor.userId };
  const place = accessRequests.key(owner);
  await changeRecord(deps.records.forTenant(actor.tenantId), place, (current) => {
    const asked = findAccessRequest(current);
    if (asked?.message === message) return undefined;
    if (current && asked) return accessRequests.changed(current, { message });
    const by = asPerson(actor);
    const at = deps.now().toISOString();
    const news = aboutAccessRequest(communityId, place.id, at);
    // A repeated request changes existing cards, without a new notification.
    const messages = current ? noticeChanged("stewards", news) : noticeTo("stewards", news);
    return messages.reduce(withMessage, accessRequests.written(owner, { by, message, at }));
  });
}

/** Asks no more. Harmless to repeat. */
export async function takeBackAccessRequest(
  deps: Pick<CommunityDeps, "records" | "now">,
  actor: Actor,
  communityId: string,
): Promise<void> {
  await endAccessRequest(deps, actor, communityId, actor.userId);
}

/** Nothing stays of what was asked; the stewards' cards change. Harmless to repeat. */
export async function endAccessRequest(
  deps: Pick<CommunityDeps, "records" | "now">,
  actor: Actor,
  communityId: string,
  userId: string,
  known?: StoredRecord,
): Promise<void> {
  const place = accessRequests.key({ communityId, userId });
  const end = (current: StoredRecord | undefined) =>
    current?.kind === accessRequests.kind ? endedAccessRequest(current, deps.now()) : undefined;
  await changeRecord(deps.records.forTenant(actor.tenantId), place, end, known);
}

/** What takes the place of a question for a while: nothing of it. */
export function endedAccessRequest(record: StoredRecord, now: Date): RecordToWrite {
  const communityId = communityIdOf(record);
  const expiresAt = new Date(now.getTime() + answeredRequestMs).toISOString();
  const changed = noticeChanged("stewards", aboutAccessRequest(communityId, record.id, record.version));
  return changed.reduce(withMessage, {
    ...asItIs(record),
    kind: answeredKind,
    body: { format: 1 },
    expiresAt,
  });
}

/** Newest first: the last {@link maxPageSize} of them. */
export async function listAccessRequests(
  deps: Pick<CommunityDeps, "records" | "access" | "onUnreadable">,
  actor: Actor,
  communityId: string,
): Promise<AccessRequest[]> {
  await getCommunityOfSteward(deps, actor, communityId, "read");
  const records = await firstRecords(deps.records.forTenant(actor.tenantId), {
    scope: communityScope(communityId),
    kind: accessRequests.kind,
    order: "created",
    size: maxPageSize,
  });
  return readable(deps, records, accessRequests.read);
}

/** For a steward, after access was checked. */
export async function hasAccessRequests(
  deps: Pick<CommunityDeps, "records">,
  actor: Actor,
  community: Community,
): Promise<boolean> {
  const { records } = await deps.records
    .forTenant(actor.tenantId)
    .page({ scope: communityScope(community.id), kind: accessRequests.kind, order: "created", size: 1 });
  return records.length > 0;
}

/** Dismisses a request without a notification. Harmless to repeat. */
export async function passOver(
  deps: Pick<CommunityDeps, "records" | "access" | "now">,
  actor: Actor,
  communityId: string,
  userId: string,
): Promise<void> {
  await getCommunityOfSteward(deps, actor, communityId, "write");
  await endAccessRequest(deps, actor, communityId, userId);
}
