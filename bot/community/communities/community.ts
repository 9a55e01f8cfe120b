// A community and the places where it lives.
import type { DeepReadonly } from "../../contract/deep-readonly.ts";
import { z } from "zod";
import { reviewPeriods, type ReviewPeriod } from "../../contract/checks.ts";
import { placeKinds, visibilities, type Visibility } from "../../contract/communities.ts";
import { canPost } from "../../contract/conversation-kind.ts";
import type { RecordToWrite, Scope, StoredRecord } from "../../records/records.ts";
import { actionNote } from "./action-note.ts";
import { derivedId } from "../core/ids.ts";
import { defineRecord } from "../core/record-kind.ts";
import { tagRename } from "./tag-names.ts";
import { postedCard } from "../outbox/posted-card.ts";
import { person } from "../core/person.ts";

/** How long a closed community can be read and opened again. */
export const closedDays = 90;

const usualReviewPeriod: ReviewPeriod = 6;

/** A card of the bot that says from when on (ISO 8601) a plan to open the community holds. */
const announcement = postedCard.extend({ from: z.string() });
export type Announcement = Readonly<z.infer<typeof announcement>>;

/** Of any colour: a newer version may know more of them. */
export const emblem = z.object({ sign: z.string(), colour: z.string() });
export type Emblem = Readonly<z.infer<typeof emblem>>;

const place = z.object({
  /** Teams' id of the channel or chat, without `;messageid=…`. */
  conversationId: z.string(),
  kind: z.enum(placeKinds),
  /** Its name in Teams; may be empty. */
  name: z.string(),
  /** A private channel; absent as long as Teams has not said. See {@link canPost}. */
  isPrivate: z.boolean().optional(),
});
type Place = Readonly<z.infer<typeof place>>;

/** `namedBy`: Entra object id of the steward who named them; absent for founders and volunteers. */
const steward = person.extend({ namedBy: z.string().optional() });
export type Steward = Readonly<z.infer<typeof steward>>;

const communityBody = z.object({
  /** Known to the server alone, shown and exported nowhere: see {@link idOfPersons}. */
  idKey: z.string(),
  name: z.string(),
  /** May be empty. */
  purpose: z.string(),
  /** As a steward chose it; absent: made from the name. */
  emblem: emblem.optional(),
  /** None yet, or none any more: see `mayEnterWithoutPlace`. */
  places: z.array(place),
  stewards: z.array(steward),
  isSample: z.boolean(),
  /** Stewards who stepped down, and when (ISO 8601), as long as they may come back. */
  formerStewards: z.array(person.extend({ at: z.string() })),
  /** Before a plan takes effect; see {@link visibilityAt}. */
  visibility: z.enum(visibilities),
  /** In effect from that moment (ISO 8601). Null, since a field that is left out of a change stays as it was. */
  visibilityPlan: z.object({ to: z.enum(visibilities), from: z.string() }).nullable(),
  /** Whether the organisation may find it though it may not read it. */
  isListed: z.boolean(),
  /** People admitted by stewards though they are on no roster of its places. */
  admitted: z.array(person),
  /** ISO 8601. */
  closedAt: z.string().nullable(),
  lastAction: actionNote.optional(),
  /** Cards in its places. */
  announcements: z.array(announcement),
  /** Whether it was asked if it wants a weekly digest, or switched it on without. */
  isDigestOffered: z.boolean().default(false),
  /** The card with that offer. */
  digestOffer: postedCard.optional(),
  reviewPeriod: z.literal(reviewPeriods),
  /** In the order in which they were made; see tag-names.ts. */
  tagRenames: z.array(tagRename),
});

export const communityScope = (communityId: string): Scope => `community:${communityId}`;

/** Of a record in the scope of a community. */
export const communityIdOf = ({ scope }: Pick<StoredRecord, "scope">): string =>
  scope.slice("community:".length);

export const communityRecordId = "community";

export const communityRecords = defineRecord({
  kind: "community",
  key: (id: string) => ({ scope: communityScope(id), id: communityRecordId }),
  body: communityBody,
});

type Body = DeepReadonly<z.infer<typeof communityBody>>;

export interface Community extends Omit<Body, "stewards" | "visibilityPlan" | "closedAt"> {
  readonly id: string;
  /** Entra object ids. */
  readonly stewards: readonly string[];
  readonly stewardDetails: readonly Steward[];
  readonly visibilityPlan?: NonNullable<Body["visibilityPlan"]>;
  readonly closedAt?: string;
  readonly version: string;
}

export type NewCommunity = Pick<Community, "id" | "idKey" | "name" | "purpose" | "places" | "isSample"> &
  Pick<Body, "stewards"> &
  Partial<Pick<Body, "visibility">>;

export const communityRecord = (community: NewCommunity): RecordToWrite =>
  communityRecords.written(community.id, {
    formerStewards: [],
    visibility: "places",
    visibilityPlan: null,
    isListed: false,
    admitted: [],
    closedAt: null,
    announcements: [],
    isDigestOffered: false,
    reviewPeriod: usualReviewPeriod,
    tagRenames: [],
    ...community,
  });

export type CommunityChanges = Partial<Body>;

export function communityFrom(record: StoredRecord): Community {
  const { visibilityPlan, closedAt, stewards, ...body } = communityRecords.read(record);
  return {
    ...body,
    id: communityIdOf(record),
    stewards: stewards.map(({ userId }) => userId),
    stewardDetails: stewards,
    ...(visibilityPlan && { visibilityPlan }),
    ...(closedAt !== null && { closedAt }),
    version: record.version,
  };
}

/** Like {@link derivedId}, for what one person does in a community: the key prevents checking a guess of the person. */
export const idOfPersons = ({ idKey }: Pick<Community, "idKey">, ...parts: readonly string[]): string =>
  derivedId(idKey, ...parts);

/** Whether a channel or chat is one of its places, whose people read it. */
export const livesIn = ({ places }: Pick<Community, "places">, conversationId: string | undefined): boolean =>
  places.some((place) => place.conversationId === conversationId);

/** Where a card goes: of the places where cards can be posted, the preferred one, otherwise the first. */
export function placeToPost({ places }: Pick<Community, "places">, preferredId?: string): Place | undefined {
  const possible = places.filter(canPost);
  return possible.find(({ conversationId }) => conversationId === preferredId) ?? possible[0];
}

/** Whether cards can be posted in none of its places. False without a place. */
export const isPrivateOnly = ({ places }: Pick<Community, "places">): boolean =>
  places.length > 0 && !places.some(canPost);

/** The visibility at that moment: a plan takes effect by the clock. */
export const visibilityAt = (
  { visibility, visibilityPlan }: Pick<Community, "visibility" | "visibilityPlan">,
  now: Date,
): Visibility =>
  visibilityPlan && Date.parse(visibilityPlan.from) <= now.getTime() ? visibilityPlan.to : visibility;

/** When a closed community is gone for good (ISO 8601). */
export const closedUntil = (closedAt: string): string =>
  new Date(Date.parse(closedAt) + closedDays * 24 * 60 * 60_000).toISOString();

/** Closed so long that no one can read it, whatever is still stored. */
export const isGone = ({ closedAt }: Pick<Community, "closedAt">, now: Date): boolean =>
  closedAt !== undefined && Date.parse(closedUntil(closedAt)) <= now.getTime();
