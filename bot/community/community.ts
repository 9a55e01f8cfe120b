// A community and the places where it lives, and how both lie in records.
import { z } from "zod";
import type { CommunitySummary, CommunityView, PlaceKind } from "../contract/communities.ts";
import { placeKinds } from "../contract/communities.ts";
import type { RecordToWrite, Scope, StoredRecord } from "../records/records.ts";
import { changedRecord, readBody } from "./stored-body.ts";

export interface Place {
  /** Teams' id of the channel or chat, without `;messageid=…`. */
  readonly conversationId: string;
  readonly kind: PlaceKind;
  /** What people call it; may be empty. */
  readonly name: string;
}

export interface Community {
  readonly id: string;
  readonly name: string;
  /** What it is for; may be empty. */
  readonly purpose: string;
  readonly places: readonly Place[];
  /** Entra object ids of those who look after it. */
  readonly stewards: readonly string[];
  readonly isSample: boolean;
  readonly createdAt: string;
  readonly version: string;
}

export type NewCommunity = Omit<Community, "createdAt" | "version">;

const communityBody = z.object({
  format: z.literal(1),
  name: z.string(),
  purpose: z.string(),
  places: z.array(z.object({ conversationId: z.string(), kind: z.enum(placeKinds), name: z.string() })),
  stewards: z.array(z.string()),
  isSample: z.boolean(),
});

const communityKind = "community";
export const communityRecordId = "community";

export const communityScope = (communityId: string): Scope => `community:${communityId}`;

export function communityRecord(community: NewCommunity): RecordToWrite {
  const body: z.infer<typeof communityBody> = {
    format: 1,
    name: community.name,
    purpose: community.purpose,
    places: community.places.map((place) => ({ ...place })),
    stewards: [...community.stewards],
    isSample: community.isSample,
  };
  return { scope: communityScope(community.id), id: communityRecordId, kind: communityKind, body };
}

/** The record with some of a community's fields changed. */
export const changedCommunityRecord = (
  record: StoredRecord,
  changes: Partial<Pick<Community, "name" | "isSample">>,
): RecordToWrite => changedRecord<z.infer<typeof communityBody>>(record, 1, changes);

/** Throws NewerFormatError, and another error for a record that is no community. */
export function communityFrom(record: StoredRecord): Community {
  const body = readBody(record, communityBody, 1);
  return {
    id: record.scope.slice("community:".length),
    name: body.name,
    purpose: body.purpose,
    places: body.places,
    stewards: body.stewards,
    isSample: body.isSample,
    createdAt: record.createdAt,
    version: record.version,
  };
}

export const communityView = (community: Community): CommunityView => ({
  id: community.id,
  name: community.name,
  purpose: community.purpose,
  places: community.places.map(({ name, kind }) => ({ name, kind })),
  isSample: community.isSample,
  createdAt: community.createdAt,
});

export const communitySummary = (community: Community): CommunitySummary => ({
  id: community.id,
  name: community.name,
  purpose: community.purpose,
});
