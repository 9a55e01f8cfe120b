// A community and the places where it lives, and how both lie in records.
import { z } from "zod";
import { reviewPeriods, type ReviewPeriod } from "../../contract/checks.ts";
import type { PlaceKind, Visibility } from "../../contract/communities.ts";
import { placeKinds, visibilities } from "../../contract/communities.ts";
import type { RecordToWrite, Scope, StoredRecord } from "../../records/records.ts";
import { actionNote, type ActionNote } from "./action-note.ts";
import { derivedId } from "../core/ids.ts";
import { changedRecord, readBody } from "../core/stored-body.ts";
import { tagRename, type TagRename } from "./tag-names.ts";
import { postedCard } from "../outbox/posted-card.ts";
import { person, type Person } from "../core/person.ts";

export interface Place {
  /** Teams' id of the channel or chat, without `;messageid=…`. */
  readonly conversationId: string;
  readonly kind: PlaceKind;
  /** What people call it; may be empty. */
  readonly name: string;
}

/** How long a closed community can be read and opened again. */
const closedDays = 90;

export interface Steward {
  /** Entra object id. */
  readonly userId: string;
  readonly name: string;
  /** Entra object id of the steward who named them; absent for who began or volunteered. */
  readonly namedBy?: string | undefined;
}

export interface VisibilityPlan {
  readonly to: Visibility;
  /** ISO 8601: from this moment on it is so. */
  readonly from: string;
}

export interface Community {
  readonly id: string;
  /** Known to the server alone, shown and exported nowhere: see {@link idOfPersons}. */
  readonly idKey: string;
  readonly name: string;
  /** What it is for; may be empty. */
  readonly purpose: string;
  /** As a steward chose it; absent: made from the name. */
  readonly emblem?: Emblem | undefined;
  /** None yet, or none any more: see `mayEnterWithoutPlace`. */
  readonly places: readonly Place[];
  /** Entra object ids of those who look after it. */
  readonly stewards: readonly string[];
  /** What is known of the stewards besides; never of others. */
  readonly stewardDetails: readonly Steward[];
  /** Who stepped down, and when (ISO 8601), as long as they may come back. */
  readonly formerStewards: readonly { readonly userId: string; readonly name: string; readonly at: string }[];
  /** Before a plan takes effect; see {@link visibilityAt}. */
  readonly visibility: Visibility;
  readonly visibilityPlan?: VisibilityPlan | undefined;
  /** Whether the organisation may find it though it may not read it. */
  readonly isListed: boolean;
  /** Whom stewards let in though they are on no roster of its places. */
  readonly admitted: readonly Person[];
  /** Closed since then (ISO 8601). */
  readonly closedAt?: string | undefined;
  readonly lastAction?: ActionNote | undefined;
  /** Cards in its places. */
  readonly announcements: readonly Announcement[];
  readonly isSample: boolean;
  readonly reviewPeriod: ReviewPeriod;
  /** Tags that have another name here, in the order in which that was said; see tags/tag-names.ts. */
  readonly tagRenames: readonly TagRename[];
  readonly version: string;
}

const usualReviewPeriod: ReviewPeriod = 6;

export type NewCommunity = Pick<Community, "id" | "idKey" | "name" | "purpose" | "places" | "isSample"> & {
  readonly stewards: readonly Steward[];
  readonly visibility?: Visibility;
};

/** A card of the bot that says from when on (ISO 8601) a plan to open the community holds. */
const announcement = postedCard.extend({ from: z.string() });
export type Announcement = Readonly<z.infer<typeof announcement>>;

/** Of any colour: a newer version may know more of them. */
export const emblem = z.object({ sign: z.string(), colour: z.string() });
export type Emblem = Readonly<z.infer<typeof emblem>>;

const communityBody = z.object({
  format: z.literal(1),
  idKey: z.string(),
  name: z.string(),
  purpose: z.string(),
  emblem: emblem.optional(),
  places: z.array(z.object({ conversationId: z.string(), kind: z.enum(placeKinds), name: z.string() })),
  stewards: z.array(person.extend({ namedBy: z.string().optional() })),
  isSample: z.boolean(),
  formerStewards: z.array(person.extend({ at: z.string() })),
  visibility: z.enum(visibilities),
  // Null, since a field that is left out of a change stays as it was.
  visibilityPlan: z.object({ to: z.enum(visibilities), from: z.string() }).nullable(),
  isListed: z.boolean(),
  admitted: z.array(person),
  closedAt: z.string().nullable(),
  lastAction: actionNote.optional(),
  announcements: z.array(announcement),
  reviewPeriod: z.literal(reviewPeriods),
  tagRenames: z.array(tagRename),
});

type Body = z.infer<typeof communityBody>;

export const communityKind = "community";
export const communityRecordId = "community";

export const communityScope = (communityId: string): Scope => `community:${communityId}`;

export function communityRecord(community: NewCommunity): RecordToWrite {
  const body: Body = {
    format: 1,
    idKey: community.idKey,
    name: community.name,
    purpose: community.purpose,
    places: community.places.map((place) => ({ ...place })),
    stewards: community.stewards.map((steward) => ({ ...steward })),
    isSample: community.isSample,
    formerStewards: [],
    visibility: community.visibility ?? "places",
    visibilityPlan: null,
    isListed: false,
    admitted: [],
    closedAt: null,
    announcements: [],
    reviewPeriod: usualReviewPeriod,
    tagRenames: [],
  };
  return { scope: communityScope(community.id), id: communityRecordId, kind: communityKind, body };
}

export type CommunityChanges = Partial<Omit<Body, "format">>;

/** The record with some of a community's fields changed. */
export const changedCommunityRecord = (record: StoredRecord, changes: CommunityChanges): RecordToWrite =>
  changedRecord<Body>(record, changes);

export function communityFrom(record: StoredRecord): Community {
  const body = readBody(record, communityBody);
  return {
    id: record.scope.slice("community:".length),
    idKey: body.idKey,
    name: body.name,
    purpose: body.purpose,
    ...(body.emblem && { emblem: body.emblem }),
    places: body.places,
    stewards: body.stewards.map(({ userId }) => userId),
    stewardDetails: body.stewards,
    formerStewards: body.formerStewards,
    visibility: body.visibility,
    ...(body.visibilityPlan && { visibilityPlan: body.visibilityPlan }),
    isListed: body.isListed,
    admitted: body.admitted,
    ...(body.closedAt !== null && { closedAt: body.closedAt }),
    ...(body.lastAction && { lastAction: body.lastAction }),
    announcements: body.announcements,
    isSample: body.isSample,
    reviewPeriod: body.reviewPeriod,
    tagRenames: body.tagRenames,
    version: record.version,
  };
}

/**
 * Like {@link derivedId}, of what one person does in a community: nobody who guesses the person and knows the rest can
 * tell by the id whether the guess is right.
 */
export const idOfPersons = ({ idKey }: Pick<Community, "idKey">, ...parts: readonly string[]): string =>
  derivedId(idKey, ...parts);

/** Whether a channel or chat is one of its places, so that everybody there may read what its members may. */
export const livesIn = ({ places }: Pick<Community, "places">, conversationId: string | undefined): boolean =>
  places.some((place) => place.conversationId === conversationId);

/** Who may read it at that moment: a plan takes effect by the clock. */
export const visibilityAt = (
  { visibility, visibilityPlan }: Pick<Community, "visibility" | "visibilityPlan">,
  now: Date,
): Visibility =>
  visibilityPlan && Date.parse(visibilityPlan.from) <= now.getTime() ? visibilityPlan.to : visibility;

/** When a closed community is gone for good (ISO 8601). */
export const closedUntil = (closedAt: string): string =>
  new Date(Date.parse(closedAt) + closedDays * 24 * 60 * 60_000).toISOString();

/** Closed so long that nobody can read it any more, whatever of it is still stored. */
export const isGone = ({ closedAt }: Pick<Community, "closedAt">, now: Date): boolean =>
  closedAt !== undefined && Date.parse(closedUntil(closedAt)) <= now.getTime();
