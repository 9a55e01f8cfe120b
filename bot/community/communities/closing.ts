// Stewards close a community: for `closedDays` it can still be read, exported and reopened. Then no one can enter it,
// its places may have another one, and its records are removed (purge.ts).
import type { Actor } from "../core/actor.ts";
import type { Community } from "./community.ts";
import { changeCommunity, type StewardDeps } from "./change-community.ts";
import { noteClosing } from "./purge.ts";
import { requireSteward } from "./stewards.ts";
import { enterCommunity } from "./enter.ts";

/** Closes a community, which is read-only from then on. Harmless to repeat; the time counts from the first. */
export async function closeCommunity(
  deps: StewardDeps,
  actor: Actor,
  communityId: string,
): Promise<Community> {
  const { community: before } = await enterCommunity(deps, actor, communityId, "write");
  requireSteward(actor, before);
  const closedAt = before.closedAt ?? deps.now().toISOString();
  await noteClosing(deps.records.forTenant(actor.tenantId), communityId, closedAt);
  return changeCommunity(
    deps,
    actor,
    communityId,
    (community) => {
      requireSteward(actor, community);
      if (community.closedAt !== undefined) return undefined;
      return { changes: { closedAt: deps.now().toISOString() }, action: { kind: "closed" } };
    },
    { whileClosed: true },
  );
}

/** Opens a closed community again, as it was. Harmless to repeat. */
export const reopenCommunity = (deps: StewardDeps, actor: Actor, communityId: string) =>
  changeCommunity(
    deps,
    actor,
    communityId,
    (community) => {
      requireSteward(actor, community);
      if (community.closedAt === undefined) return undefined;
      return { changes: { closedAt: null }, action: { kind: "reopened" } };
    },
    { whileClosed: true },
  );
