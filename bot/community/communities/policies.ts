// Permissions on a community. For access see access.ts.
import type { Actor } from "../core/actor.ts";
import { visibilityAt, type Community, type Steward } from "./community.ts";
/** Stewards decide on name, purpose, places, visibility, stewards and closing. */
export const isSteward = (actor: Actor, { stewards }: Pick<Community, "stewards">): boolean =>
  stewards.includes(actor.userId);

export const canVolunteer = (_actor: Actor, { stewards }: Pick<Community, "stewards">): boolean =>
  stewards.length === 0;

/** Undoes a mistaken naming; a steward cannot be removed otherwise. */
export const canTakeBackNaming = (actor: Actor, community: Pick<Community, "stewards">, steward: Steward) =>
  isSteward(actor, community) && steward.namedBy === actor.userId && steward.userId !== actor.userId;

/** Days after stepping down. */
export const comeBackDays = 7;

/** Stepping down can be undone for a while. */
export const canComeBack = (
  actor: Actor,
  { stewards, formerStewards }: Pick<Community, "stewards" | "formerStewards">,
  now: Date,
): boolean =>
  !stewards.includes(actor.userId) &&
  formerStewards.some(
    ({ userId, at }) =>
      userId === actor.userId && Date.parse(at) + comeBackDays * 24 * 60 * 60_000 > now.getTime(),
  );

/**
 * A community without a place has no roster to ask: it is open to its stewards, and to former ones who may come back.
 */
export const mayEnterWithoutPlace = (
  actor: Actor,
  community: Pick<Community, "places" | "stewards" | "formerStewards">,
  now: Date,
): boolean =>
  community.places.length === 0 && (isSteward(actor, community) || canComeBack(actor, community, now));

/** Where no roster and nothing else gives access, the last steward stays, or closes it. */
export const canStepDown = (
  actor: Actor,
  community: Pick<
    Community,
    "places" | "stewards" | "admitted" | "closedAt" | "visibility" | "visibilityPlan"
  >,
  now: Date,
): boolean =>
  community.places.length > 0 ||
  community.stewards.some((userId) => userId !== actor.userId) ||
  community.admitted.some(({ userId }) => userId !== actor.userId) ||
  community.closedAt !== undefined ||
  visibilityAt(community, now) === "organisation";
