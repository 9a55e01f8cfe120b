// What a community's stewards look after, as it crosses the wire.
import { z } from "zod";
import {
  clientPlaceInput,
  startCommunityInput,
  type CommunityView,
  type PlaceSummary,
  visibilities,
} from "./communities.ts";
import { namedColours } from "./colours.ts";
import { firstSign } from "./emblem.ts";
import { entraId, oneLine, optionalLine, ownId } from "./fields.ts";
import { limits } from "./limits.ts";
import type { NamedView } from "./people.ts";
/** Starts a community that has no channel or chat yet; it can be brought to one later. */
export const startWithoutPlaceInput = startCommunityInput
  .omit({ place: true })
  .extend({ visibility: z.enum(visibilities).default("places") });
export type StartWithoutPlaceInput = z.infer<typeof startWithoutPlaceInput>;

/** Name and purpose, with a version to detect changes. */
export interface CommunityDetailsView {
  name: string;
  purpose: string;
  version: string;
}

const emblemSign = oneLine(limits.emblemSign).refine((text) => firstSign(text) === text);

export const editDetailsInput = z.object({
  name: oneLine(limits.communityName),
  purpose: optionalLine(limits.communityPurpose).default(""),
  /** Absent: it stays as it is. */
  emblem: z.object({ sign: emblemSign, colour: z.enum(namedColours) }).optional(),
  /** The `version` of the name and purpose that were read. */
  version: z.string().min(1).max(200),
});
export type EditDetailsInput = z.infer<typeof editDetailsInput>;

/** A person from a people picker. */
export const namedPersonInput = z.object({ userId: entraId, name: oneLine(limits.personName) });
export type NamedPersonInput = z.infer<typeof namedPersonInput>;

export const nameStewardInput = namedPersonInput.extend({
  /** The acting steward steps down in the same step. */
  handOver: z.boolean().default(false),
});
export type NameStewardInput = z.infer<typeof nameStewardInput>;

export const stewardParams = z.object({ communityId: ownId, userId: entraId });

/** Brings the community to another channel or chat. */
export const addPlaceInput = z.object({ place: clientPlaceInput });

export const placeOfCommunityParams = z.object({ communityId: ownId, placeId: ownId });

/** Opening up is announced and takes effect later; everything else takes effect at once. */
export const visibilityInput = z.object({ visibility: z.enum(visibilities) });

export interface PlaceOfCommunityView extends PlaceSummary {
  /** Ours, not Teams'. */
  id: string;
}

/** A person admitted by a steward though on no roster. */
export interface AdmittedView {
  userId: string;
  name: string;
}

/** The name may be empty when it is not known. */
export interface StewardView extends NamedView {
  isMe: boolean;
  /** Present where this person named them, and may take that back: their Entra object id. */
  takeBackId?: string;
}

/** `GET …/about`: who looks after a community, and what this person may do for it. */
export interface CommunityAboutView {
  community: CommunityView;
  details: CommunityDetailsView;
  stewards: StewardView[];
  iAmSteward: boolean;
  places: PlaceOfCommunityView[];
  /** Whether the organisation may find it though it may not read it. */
  isListed: boolean;
  /** For stewards only. */
  admitted?: AdmittedView[];
  /** There is no steward, so this person may volunteer. */
  canVolunteer: boolean;
  /** This person stepped down a short while ago and may come back. */
  canComeBack: boolean;
}
