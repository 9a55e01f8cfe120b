// Stewards: named by stewards, volunteers where there is none, stepping down at will.
import type { NameStewardInput } from "../../contract/community-settings.ts";
import { limits } from "../../contract/limits.ts";
import type { Actor } from "../core/actor.ts";
import type { Community, Steward } from "./community.ts";
import { listJoinedIds } from "./memberships.ts";
import {
  canComeBack,
  canStepDown,
  canTakeBackNaming,
  canVolunteer,
  comeBackDays,
  isSteward,
} from "./policies.ts";
import { Refusal } from "../core/refusal.ts";
import type { CommunityDeps } from "./ports.ts";
import { changeCommunity, type StewardDeps } from "./change-community.ts";
import { findMember } from "./known-people.ts";
import type { KnownPerson } from "./roster.ts";
import type { Intent } from "./access.ts";
import { getCommunity } from "./enter.ts";
import { asPerson } from "../core/person.ts";

type NamingDeps = StewardDeps & Pick<CommunityDeps, "people">;

export function requireSteward(actor: Actor, community: Community): void {
  if (!isSteward(actor, community)) throw new Refusal({ code: "stewardsOnly" });
}

/** Like {@link getCommunity}, for its stewards. */
export async function getCommunityOfSteward(
  deps: Pick<CommunityDeps, "records" | "access">,
  actor: Actor,
  communityId: string,
  intent: Intent,
): Promise<Community> {
  const community = await getCommunity(deps, actor, communityId, intent);
  requireSteward(actor, community);
  return community;
}

/** With this person, without those who may not come back any more. */
const formerWith = (community: Community, { userId, name }: Actor, now: Date) => {
  const earliest = now.getTime() - comeBackDays * 24 * 60 * 60_000;
  const others = community.formerStewards.filter(
    (former) => former.userId !== userId && Date.parse(former.at) > earliest,
  );
  return [...others, { userId, name, at: now.toISOString() }];
};

const formerWithout = ({ formerStewards }: Community, userId: string) =>
  formerStewards.filter((former) => former.userId !== userId);

/**
 * The person to be named, by their name in Teams or as a member: someone of its places, an admitted person or, where it
 * is open to the organisation, one who joined.
 */
async function getMember(
  deps: NamingDeps,
  actor: Actor,
  community: Community,
  userId: string,
): Promise<KnownPerson> {
  const known = await findMember(deps, actor, community, userId);
  if (!known) throw new Refusal({ code: "noSuchMember" });
  return known;
}

/** Names another steward; with `handOver` the actor steps down in the same step. Harmless to repeat. */
export async function nameSteward(
  deps: NamingDeps,
  actor: Actor,
  communityId: string,
  { handOver, userId }: NameStewardInput,
): Promise<Community> {
  const before = await getCommunity(deps, actor, communityId, "write");
  const isDoneAlready = handOver && before.stewards.includes(userId) && !isSteward(actor, before);
  if (!isDoneAlready) requireSteward(actor, before);
  const { name } = await getMember(deps, actor, before, userId);
  return changeCommunity(deps, actor, communityId, (community) => {
    const isNamed = community.stewards.includes(userId);
    const stepsDown = handOver && userId !== actor.userId;
    if (isNamed && !(stepsDown && isSteward(actor, community))) return undefined;
    requireSteward(actor, community);
    const named: Steward = { userId, name, namedBy: actor.userId };
    const all = isNamed ? community.stewardDetails : [...community.stewardDetails, named];
    const stewards = stepsDown ? all.filter((one) => one.userId !== actor.userId) : all;
    if (stewards.length > limits.stewards) throw new Refusal({ code: "tooManyStewards" });
    return {
      changes: {
        stewards,
        formerStewards: stepsDown
          ? formerWith(community, actor, deps.now()).filter((former) => former.userId !== userId)
          : formerWithout(community, userId),
      },
      action: { kind: stepsDown ? "stewardHandedOver" : "stewardNamed", about: name },
    };
  });
}

/** Undoes one's own naming of a steward. Harmless to repeat. */
export const takeBackNaming = (deps: StewardDeps, actor: Actor, communityId: string, userId: string) =>
  changeCommunity(deps, actor, communityId, (community) => {
    const steward = community.stewardDetails.find((one) => one.userId === userId);
    if (!steward) return undefined;
    if (!canTakeBackNaming(actor, community, steward)) throw new Refusal({ code: "notAllowed" });
    return {
      changes: { stewards: community.stewardDetails.filter((one) => one.userId !== userId) },
      action: { kind: "stewardNamingUndone", about: steward.name },
    };
  });

/** Steps down, the last one too. Harmless to repeat. */
export const stepDown = (deps: StewardDeps, actor: Actor, communityId: string) =>
  changeCommunity(
    deps,
    actor,
    communityId,
    (community) => {
      if (!isSteward(actor, community)) return undefined;
      if (!canStepDown(actor, community, deps.now())) throw new Refusal({ code: "lastSteward" });
      return {
        changes: {
          stewards: community.stewardDetails.filter(({ userId }) => userId !== actor.userId),
          formerStewards: formerWith(community, actor, deps.now()),
        },
        action: { kind: "stewardSteppedDown" },
      };
    },
    { whileClosed: true },
  );

/**
 * Becomes a steward: a member volunteers where there is none, or a former one comes back within {@link comeBackDays}.
 * Also possible in a closed community, to reopen it. Harmless to repeat.
 */
export async function becomeSteward(
  deps: StewardDeps,
  actor: Actor,
  communityId: string,
): Promise<Community> {
  const hasJoined = (await listJoinedIds(deps, actor)).includes(communityId);
  return changeCommunity(
    deps,
    actor,
    communityId,
    (community) => {
      if (isSteward(actor, community)) return undefined;
      const comesBack = canComeBack(actor, community, deps.now());
      if (!comesBack && !canVolunteer(actor, community)) throw new Refusal({ code: "hasStewards" });
      if (!comesBack && !hasJoined) throw new Refusal({ code: "joinFirst" });
      return {
        changes: {
          stewards: [...community.stewardDetails, asPerson(actor)],
          formerStewards: formerWithout(community, actor.userId),
        },
        action: { kind: comesBack ? "stewardCameBack" : "stewardVolunteered" },
      };
    },
    { whileClosed: true },
  );
}
