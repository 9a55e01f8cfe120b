// The directory of an organisation: one small record beside all communities for each that chose to be found. It follows
// the community: written after it, and again by whoever changes the community next.
import { z } from "zod";
import type { StoredRecord } from "../../records/records.ts";
import type { Actor } from "../core/actor.ts";
import { changeRecord, removeRecord } from "../core/change-record.ts";
import type { Community } from "./community.ts";
import type { CommunityDeps } from "./ports.ts";
import { changedRecord, readBody } from "../core/stored-body.ts";

const listingBody = z.object({
  format: z.literal(1),
  name: z.string(),
  purpose: z.string(),
  /** ISO 8601; nobody is shown it before. */
  from: z.string(),
});
type Body = z.infer<typeof listingBody>;

export const listingScope = "tenant";
export const listingKind = "listing";

const idPrefix = "listing.";

export const listingRecordId = (communityId: string) => idPrefix + communityId;

export interface Listing {
  readonly communityId: string;
  readonly name: string;
  readonly purpose: string;
  readonly from: string;
}

export function listingFrom(record: StoredRecord): Listing {
  const { name, purpose, from } = readBody(record, listingBody);
  return { communityId: record.id.slice(idPrefix.length), name, purpose, from };
}

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
  const place = { scope: listingScope, id: listingRecordId(community.id) } as const;
  const from = foundFrom(community);
  if (from === undefined) {
    await removeRecord(records, place);
    return;
  }
  const fields = { name: community.name, purpose: community.purpose, from };
  await changeRecord(records, place, (current) => {
    if (!current) return { ...place, kind: listingKind, body: { format: 1, ...fields } satisfies Body };
    const { communityId, ...before } = listingFrom(current);
    const isSame = communityId === community.id && JSON.stringify(before) === JSON.stringify(fields);
    return isSame ? undefined : changedRecord<Body>(current, fields);
  });
}

/** The listing of a community that can be found now. */
export async function findListing(
  deps: Pick<CommunityDeps, "records" | "now">,
  actor: Actor,
  communityId: string,
): Promise<Listing | undefined> {
  const record = await deps.records
    .forTenant(actor.tenantId)
    .find(listingScope, listingRecordId(communityId));
  const listing = record && listingFrom(record);
  return listing && isFoundAt(listing, deps.now()) ? listing : undefined;
}

export const isFoundAt = ({ from }: Listing, now: Date): boolean => from <= now.toISOString();
