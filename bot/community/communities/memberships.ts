// The communities that a person joined: one private record per person, written only when they say so.
import { z } from "zod";
import { limits } from "../../contract/limits.ts";
import type { StoredRecord } from "../../records/records.ts";
import type { Actor } from "../core/actor.ts";
import { changeRecord } from "../core/change-record.ts";
import type { Community } from "./community.ts";
import type { CommunityDeps } from "./ports.ts";
import { Refusal } from "../core/refusal.ts";
import { changedRecord, isUnreadable, readBody } from "../core/stored-body.ts";
import { getCommunity } from "./enter.ts";
import { personScope } from "../core/person.ts";

type Deps = Pick<CommunityDeps, "records" | "access">;
type ListDeps = Deps & Pick<CommunityDeps, "onUnreadable">;
type Store = Pick<CommunityDeps, "records">;

const membershipsBody = z.object({ format: z.literal(1), communityIds: z.array(z.string()) });
type MembershipsBody = z.infer<typeof membershipsBody>;

const recordId = "memberships";

const communityIdsIn = (record: StoredRecord | undefined): string[] =>
  record ? readBody(record, membershipsBody).communityIds : [];

async function changeMemberships(deps: Store, actor: Actor, change: (communityIds: string[]) => string[]) {
  const scope = personScope(actor);
  await changeRecord(deps.records.forTenant(actor.tenantId), { scope, id: recordId }, (current) => {
    const communityIds = communityIdsIn(current);
    const changed = change(communityIds);
    if (changed === communityIds) return undefined;
    if (current) return changedRecord<MembershipsBody>(current, { communityIds: changed });
    const body: MembershipsBody = { format: 1, communityIds: changed };
    return { scope, id: recordId, kind: "memberships", body };
  });
}

/** Adds a community, whose access is already judged, to the person's list. Harmless to repeat. */
export async function addMembership(deps: Store, actor: Actor, communityId: string): Promise<void> {
  await changeMemberships(deps, actor, (communityIds) => {
    if (communityIds.includes(communityId)) return communityIds;
    if (communityIds.length >= limits.joinedCommunities) throw new Refusal({ code: "tooManyCommunities" });
    return [...communityIds, communityId];
  });
}

/** Puts a community on the person's own list. Harmless to repeat. */
export async function joinCommunity(deps: Deps, actor: Actor, communityId: string): Promise<void> {
  await getCommunity(deps, actor, communityId, "write");
  await addMembership(deps, actor, communityId);
}

/** Takes a community off the person's own list; nobody needs access for that. Harmless to repeat. */
export async function leaveCommunity(deps: Store, actor: Actor, communityId: string): Promise<void> {
  await changeMemberships(deps, actor, (communityIds) =>
    communityIds.includes(communityId) ? communityIds.filter((id) => id !== communityId) : communityIds,
  );
}

/** Ids of the communities that the person joined, whether or not they still have access. */
export async function listJoinedIds(deps: Store, actor: Actor): Promise<readonly string[]> {
  return communityIdsIn(await deps.records.forTenant(actor.tenantId).find(personScope(actor), recordId));
}

/**
 * The communities that the person joined and has access to, by name. Communities about which Teams cannot be asked, or
 * whose record cannot be read, are left out.
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
