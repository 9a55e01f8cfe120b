// Readers besides the people of its places, and the directory.
import { limits } from "../../contract/limits.ts";
import type { Actor } from "../core/actor.ts";
import { visibilityAt } from "./community.ts";
import { announcementsOf } from "./announcement.ts";
import { changeCommunity, type StewardDeps } from "./change-community.ts";
import { endAccessRequest, findAccessRequest, accessRequests } from "./access-request.ts";
import { Refusal } from "../core/refusal.ts";
import { requireSteward } from "./stewards.ts";
import type { Visibility } from "../../contract/communities.ts";

/** Members can object in these days; until then it can be undone. */
const announcedDays = 7;

/**
 * Opens a community to its organisation {@link announcedDays} from now, or restricts it to its places at once: members
 * are informed before more people read them. Harmless to repeat; `places` undoes a plan.
 */
export const changeVisibility = (
  deps: StewardDeps,
  actor: Actor,
  communityId: string,
  visibility: Visibility,
) =>
  changeCommunity(deps, actor, communityId, (community) => {
    requireSteward(actor, community);
    const now = deps.now();
    const isOpen = visibilityAt(community, now) === "organisation";
    const isPlanned = community.visibilityPlan !== undefined && !isOpen;
    if (visibility === "organisation") {
      if (isOpen || isPlanned) return undefined;
      const from = new Date(now.getTime() + announcedDays * 24 * 60 * 60_000).toISOString();
      return {
        changes: { visibilityPlan: { to: visibility, from } },
        action: { kind: "visibilityPlanned", about: from },
        messages: announcementsOf(community),
      };
    }
    if (!isOpen && !isPlanned) return undefined;
    return {
      changes: { visibility, visibilityPlan: null },
      action: { kind: isOpen ? "visibilityChanged" : "visibilityPlanUndone" },
      messages: announcementsOf(community),
    };
  });

/** Whether the directory lists its name and purpose. A community that is open to the organisation is always listed. */
export const setListed = (deps: StewardDeps, actor: Actor, communityId: string, isListed: boolean) =>
  changeCommunity(deps, actor, communityId, (community) => {
    requireSteward(actor, community);
    if (community.isListed === isListed) return undefined;
    return { changes: { isListed }, action: { kind: isListed ? "listed" : "unlisted" } };
  });

/** Admits a person who asked and is on no roster, to read and write. Harmless to repeat. */
export async function letIn(deps: StewardDeps, actor: Actor, communityId: string, userId: string) {
  const records = deps.records.forTenant(actor.tenantId);
  const record = await accessRequests.findRecord(records, { communityId, userId });
  const asks = findAccessRequest(record);
  const community = await changeCommunity(deps, actor, communityId, (current) => {
    requireSteward(actor, current);
    if (current.admitted.some((admitted) => admitted.userId === userId)) return undefined;
    if (!asks) throw new Refusal({ code: "notFound" });
    if (current.admitted.length >= limits.admitted) throw new Refusal({ code: "tooManyAdmitted" });
    const { name } = asks.by;
    return {
      changes: { admitted: [...current.admitted, { userId, name }] },
      action: { kind: "letIn", about: name },
    };
  });
  if (asks) await endAccessRequest(deps, actor, communityId, userId, record);
  return community;
}

/** Harmless to repeat. */
export const undoLettingIn = (deps: StewardDeps, actor: Actor, communityId: string, userId: string) =>
  changeCommunity(deps, actor, communityId, (community) => {
    requireSteward(actor, community);
    const one = community.admitted.find((admitted) => admitted.userId === userId);
    if (!one) return undefined;
    return {
      changes: { admitted: community.admitted.filter((admitted) => admitted.userId !== userId) },
      action: { kind: "letInUndone", about: one.name },
    };
  });
