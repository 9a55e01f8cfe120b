// Communities and their places, as they cross the wire.
import { z } from "zod";
import type { ReviewPeriod } from "./checks.ts";
import type { EmblemView } from "./emblem.ts";
import { conversationId, nonce, oneLine, optionalLine, ownId } from "./fields.ts";
import { limits } from "./limits.ts";

export const placeKinds = ["channel", "groupChat"] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** The channel or group chat where something happens, as Teams tells of it. Never proof of access. */
export const placeInput = z.object({
  conversationId,
  kind: z.enum(placeKinds),
  /** What people call it, for example "Announcements"; may be empty when Teams does not say. */
  name: optionalLine(limits.placeName).default(""),
  /** As Teams' thread, not as its group. */
  teamId: conversationId.optional(),
  /** A private channel; absent where Teams does not say. */
  isPrivate: z.boolean().optional(),
});

export type PlaceInput = z.infer<typeof placeInput>;

/** As a client tells of it. What it is called is Teams' word alone, which is asked for with the id of the team. */
export const clientPlaceInput = placeInput.omit({ name: true });
export type ClientPlaceInput = z.infer<typeof clientPlaceInput>;

export const startCommunityInput = z.object({
  name: oneLine(limits.communityName),
  /** What the community is for, in one or two sentences. May be empty. */
  purpose: optionalLine(limits.communityPurpose).default(""),
  place: clientPlaceInput,
  nonce,
});
export type StartCommunityInput = z.infer<typeof startCommunityInput>;

export const communityParams = z.object({ communityId: ownId });

/** A channel or chat where a community lives. */
export interface PlaceSummary {
  name: string;
  kind: PlaceKind;
  isPrivate?: true;
}

/** A community as its people see it. */
export interface CommunityView {
  id: string;
  name: string;
  purpose: string;
  emblem: EmblemView;
  places: PlaceSummary[];
  visibility: Visibility;
  /** Announced beforehand: from this moment on (ISO 8601) it will be so. */
  visibilityPlan?: { to: Visibility; from: string };
  /** Present when it is closed: since when, and until when it can be read and opened again. */
  closed?: { at: string; until: string };
  /** True for the sample that `npm run dev` brings. */
  isSample: boolean;
  /** When an unchecked tip is ageing. */
  reviewPeriod: ReviewPeriod;
}

/** A line in a list of communities. */
export interface CommunitySummary {
  id: string;
  name: string;
  purpose: string;
  emblem: EmblemView;
}

/** `GET /api/places/:conversationId`: what the configure page needs. */
export interface PlaceView {
  /** The community of this place, if there is one. */
  community?: CommunitySummary;
  /** Communities that the person joined and may see. */
  mine: CommunitySummary[];
}

/** `GET /api/me/communities/:communityId` */
export interface MembershipView {
  joined: boolean;
}

/** `GET /api/me/communities` */
export interface MyCommunitiesView {
  communities: CommunitySummary[];
}

/**
 * `places`: the people of its channels and chats; while it has none, its stewards and admitted people. `organisation`:
 * everyone who is signed in there.
 */
export const visibilities = ["places", "organisation"] as const;

export type Visibility = (typeof visibilities)[number];
