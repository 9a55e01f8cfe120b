// The communities that a person joined: one private record per person, written only when they say so.
import { z } from "zod";
import { limits } from "../../contract/limits.ts";
import type { Actor } from "../core/actor.ts";
import { defineSingleRecord } from "../core/record-kind.ts";
import type { Community } from "./community.ts";
import type { CommunityDeps } from "./ports.ts";
import { Refusal } from "../core/refusal.ts";
import { isUnreadable } from "../core/stored-body.ts";
import { getCommunity } from "./enter.ts";
import { personScope } from "../core/person.ts";

type Deps = Pick<CommunityDeps, "records" | "access">;
type ListDeps = Deps & Pick<CommunityDeps, "onUnreadable">;
type Store = Pick<CommunityDeps, "records">;

export const memberships = defineSingleRecord({
  kind: "memberships",
  key: (owner: Pick<Actor, "userId">) => ({ scope: personScope(owner), id: "memberships" }),
  /** `name`: as they last joined, where no roster can tell it. */
  body: z.object({ communityIds: z.array(z.string()), name: z.string().optional() }),
  empty: { communityIds: [] },
});

/** Adds a community to the person's list, after access was checked. Harmless to repeat. */
export async function addMembership(deps: Store, actor: Actor, communityId: string): Promise<void> {
  await memberships.change(deps.records.forTenant(actor.tenantId), actor, (before) => {
    const { communityIds } = before;
    if (communityIds.includes(communityId)) return before;
    if (communityIds.length >= limits.joinedCommunities) throw new Refusal({ code: "tooManyCommunities" });
    return { communityIds: [...communityIds, communityId], name: actor.name };
  });
}

/** Puts a community on the person's own list. Harmless to repeat. */
export async function joinCommunity(deps: Deps, actor: Actor, communityId: string): Promise<void> {
  await getCommunity(deps, actor, communityId, "write");
  await addMembership(deps, actor, communityId);
}

/** Takes a community off the person's list; needs no access. Harmless to repeat. */
export async function endMembership(deps: Store, actor: Actor, communityId: string): Promise<void> {
  await memberships.change(deps.records.forTenant(actor.tenantId), actor, (before) => {
    const communityIds = before.communityIds.filter((id) => id !== communityId);
    return communityIds.length === before.communityIds.length ? before : { ...before, communityIds };
  });
}

/** Ids of the communities that the person joined, whether or not they still have access. */
export async function listJoinedIds(deps: Store, actor: Actor): Promise<readonly string[]> {
  return (await memberships.find(deps.records.forTenant(actor.tenantId), actor)).communityIds;
}

/**
 * The communities that the person joined and has access to, by name, without those that Teams gave no answer about or
 * that cannot be read.
 */
export async function listMyCommunities(deps: ListDeps, actor: Actor): Promise<Community[]> {
  return listAccessible(deps, actor, await listJoinedIds(deps, actor));
}

/** Like {@link listMyCommunities}, of ids that were read before. */
export async function listAccessible(
  deps: ListDeps,
  actor: Actor,
  communityIds: readonly string[],
): Promise<Community[]> {
  const refusalOrThrow = (error: unknown): Refusal | undefined => {
    if (isUnreadable(error)) deps.onUnreadable(error);
    else if (!(error instanceof Refusal)) throw error;
    return error instanceof Refusal ? error : undefined;
  };
  const answers = await Promise.all(
    communityIds.map((id) => getCommunity(deps, actor, id, "read").catch(refusalOrThrow)),
  );
  const communities = answers.filter(
    (answer): answer is Community => answer !== undefined && !(answer instanceof Refusal),
  );
  const refusals = answers.filter((answer) => answer instanceof Refusal);
  const unavailable = refusals.find(({ reason }) => reason.code === "teamsUnavailable");
  if (communities.length === 0 && unavailable) throw unavailable;
  return communities.sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
}
