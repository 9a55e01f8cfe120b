// Who may do what, as sentences. Access to a community itself is judged in access.ts.
import type { Actor } from "../core/actor.ts";
import { visibilityAt, type Community, type Steward } from "./community.ts";
/** Name, purpose, places, visibility, who else looks after it, closing: the stewards' to decide. */
export const isSteward = (actor: Actor, { stewards }: Pick<Community, "stewards">): boolean =>
  stewards.includes(actor.userId);

/** Nobody looks after it: then any member may. */
export const canVolunteer = (_actor: Actor, { stewards }: Pick<Community, "stewards">): boolean =>
  stewards.length === 0;

/** Whoever named a steward may have made a mistake; nobody removes a steward otherwise. */
export const canTakeBackNaming = (actor: Actor, community: Pick<Community, "stewards">, steward: Steward) =>
  isSteward(actor, community) && steward.namedBy === actor.userId && steward.userId !== actor.userId;

/** How long whoever stepped down may come back without being named. */
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
 * A community without a place has no roster to ask: it is open to those who look after it, and to whoever stepped down
 * as long as they may come back. That others are let in, or all of the organisation, is judged as everywhere.
 */
export const mayEnterWithoutPlace = (
  actor: Actor,
  community: Pick<Community, "places" | "stewards" | "formerStewards">,
  now: Date,
): boolean =>
  community.places.length === 0 && (isSteward(actor, community) || canComeBack(actor, community, now));

/** Somebody can always get in: where no roster and nothing else lets anybody in, the last steward stays, or closes it. */
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
