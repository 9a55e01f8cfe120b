// Who may read a community besides the people of its places, and who may find it.
import { limits } from "../../contract/limits.ts";
import type { Actor } from "../core/actor.ts";
import { visibilityAt } from "./community.ts";
import { announcementsOf } from "./announcement.ts";
import { changeCommunity, type StewardDeps } from "./change-community.ts";
import { endAccessRequest, findAccessRequest, accessRequests } from "./access-request.ts";
import { Refusal } from "../core/refusal.ts";
import { requireSteward } from "./stewards.ts";
import type { Visibility } from "../../contract/communities.ts";

/** How long before a community opens to the organisation its members are told; until then it can be taken back. */
const announcedDays = 7;

/**
 * Opens a community to its whole organisation, {@link announcedDays} from now, or closes it to all but its places at
 * once: what people wrote among themselves is shown to more people only after they were told, and to fewer whenever a
 * steward says so. Planning again what is planned changes nothing; `places` takes a plan back.
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

/**
 * Whether the organisation may find the community in the directory, with its name and purpose, though it may not read
 * it. One that is open to the organisation is found anyway.
 */
export const setListed = (deps: StewardDeps, actor: Actor, communityId: string, isListed: boolean) =>
  changeCommunity(deps, actor, communityId, (community) => {
    requireSteward(actor, community);
    if (community.isListed === isListed) return undefined;
    return { changes: { isListed }, action: { kind: isListed ? "listed" : "unlisted" } };
  });

/** Lets somebody in who asked and is on no roster; they may read and write from then on. Harmless to repeat. */
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

/** Takes back that somebody was let in. Harmless to repeat. */
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
