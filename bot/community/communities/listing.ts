// The directory of an organisation: one small record for each listed community, written after the community, and again
// by its next change.
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { StoredRecord } from "../../records/records.ts";
import type { Actor } from "../core/actor.ts";
import { changeRecord, removeRecord } from "../core/change-record.ts";
import { emblem, type Community } from "./community.ts";
import type { CommunityDeps } from "./ports.ts";
import { defineRecord } from "../core/record-kind.ts";

const idPrefix = "listing.";

export const listings = defineRecord({
  kind: "listing",
  key: (communityId: string) => ({ scope: "tenant", id: idPrefix + communityId }),
  body: z.object({
    name: z.string(),
    purpose: z.string(),
    emblem: emblem.optional(),
    /** ISO 8601; not shown before. */
    from: z.string(),
  }),
});

export type Listing = ReturnType<typeof listingFrom>;

export const listingFrom = (record: StoredRecord) => ({
  communityId: record.id.slice(idPrefix.length),
  ...listings.read(record),
});

/** From when on a community is found (ISO 8601); undefined when it chose not to be. */
function foundFrom({ isListed, visibility, visibilityPlan, closedAt }: Community): string | undefined {
  if (closedAt !== undefined) return undefined;
  if (isListed || (visibility === "organisation" && visibilityPlan === undefined)) return "";
  return visibilityPlan?.to === "organisation" ? visibilityPlan.from : undefined;
}

/** Makes the directory say of a community what it chose. Harmless to repeat. */
export async function writeListing(
  deps: Pick<CommunityDeps, "records">,
  actor: Actor,
  community: Community,
): Promise<void> {
  const records = deps.records.forTenant(actor.tenantId);
  const key = listings.key(community.id);
  const from = foundFrom(community);
  if (from === undefined) {
    await removeRecord(records, key);
    return;
  }
  const fields = {
    name: community.name,
    purpose: community.purpose,
    ...(community.emblem && { emblem: community.emblem }),
    from,
  };
  await changeRecord(records, key, (current) =>
    current && isDeepStrictEqual(listings.read(current), fields)
      ? undefined
      : listings.written(community.id, fields, current),
  );
}

/** The listing of a community that can be found now. */
export async function findListing(
  deps: Pick<CommunityDeps, "records" | "now">,
  actor: Actor,
  communityId: string,
): Promise<Listing | undefined> {
  const { scope, id } = listings.key(communityId);
  const record = await deps.records.forTenant(actor.tenantId).find(scope, id);
  const listing = record && listingFrom(record);
  return listing && isFoundAt(listing, deps.now()) ? listing : undefined;
}

export const isFoundAt = ({ from }: Listing, now: Date): boolean => from <= now.toISOString();
