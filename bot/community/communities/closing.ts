// A community ends when its stewards say so: for `closedDays` it can still be read, taken along as a file, and opened
// again. After that nobody gets in, and its places may have another one.
import type { Actor } from "../actor.ts";
import { changeCommunity, type StewardDeps } from "./change-community.ts";
import { requireSteward } from "./stewards.ts";

/**
 * Closes a community: nobody writes in it from then on. Harmless to repeat, and the time counts from the first.
 * Throws {@link Refusal} `stewardsOnly` and as `changeCommunity` does.
 */
export const closeCommunity = (deps: StewardDeps, actor: Actor, communityId: string) =>
  changeCommunity(
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

/** Opens a closed community again, as it was. Harmless to repeat. Throws as {@link closeCommunity} does. */
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
