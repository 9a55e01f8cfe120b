// The channels and chats of a community, whose rosters are its members. It may have none: before its first one, and
// after its last one was removed.
import type { PlaceOfCommunityView } from "../../contract/community-settings.ts";
import { limits } from "../../contract/limits.ts";
import type { Actor } from "../core/actor.ts";
import type { Community } from "./community.ts";
import { namedPlace, type PlaceToName } from "./named-place.ts";
import type { CommunityDeps } from "./ports.ts";
import { claimPlace, placeRecords, unclaimPlace } from "./places.ts";
import { Refusal } from "../core/refusal.ts";
import { changeCommunity, type StewardDeps } from "./change-community.ts";
import { getCommunityOfSteward, requireSteward } from "./stewards.ts";
import { placeSummary } from "./community-view.ts";
import { noteWithoutPlace } from "./without-place.ts";

const claimPrefix = "place.";

/** Shown instead of Teams' ids: people of one place need not know the others. Also the id of the claim. */
const placeIdOf = (conversationId: string) => placeRecords.key(conversationId).id.slice(claimPrefix.length);

export const placesOf = ({ places }: Community): PlaceOfCommunityView[] =>
  places.map((place) => ({ id: placeIdOf(place.conversationId), ...placeSummary(place) }));

/**
 * Adds a channel or chat that has no community; for stewards on its roster. The place is claimed first, so that a
 * repeat completes it.
 */
export async function addPlace(
  deps: StewardDeps & Pick<CommunityDeps, "nameOfChannel">,
  actor: Actor,
  communityId: string,
  place: PlaceToName,
): Promise<Community> {
  const before = await getCommunityOfSteward(deps, actor, communityId, "write");
  if (!(await deps.access.isMemberOf(actor, place.conversationId, "write"))) {
    throw new Refusal({ code: "notFound" });
  }
  const isThere = ({ places }: Community) =>
    places.some(({ conversationId }) => conversationId === place.conversationId);
  if (!isThere(before) && before.places.length >= limits.placesPerCommunity) {
    throw new Refusal({ code: "tooManyPlaces" });
  }
  const holder = await claimPlace(deps, actor, place.conversationId, communityId);
  if (holder !== communityId) throw new Refusal({ code: "placeTaken", communityId: holder });
  const named = isThere(before) ? undefined : await namedPlace(deps, place);
  return changeCommunity(deps, actor, communityId, (community) => {
    requireSteward(actor, community);
    if (isThere(community) || named === undefined) return undefined;
    return {
      changes: { places: [...community.places, named] },
      action: { kind: "placeAdded", about: named.name },
    };
  });
}

/**
 * Removes one of its places, also the last one; entries stay. The claim goes last: after an interruption it gives way
 * to another community's after a while.
 */
export async function removePlace(
  deps: StewardDeps,
  actor: Actor,
  communityId: string,
  placeId: string,
): Promise<Community> {
  const records = deps.records.forTenant(actor.tenantId);
  await getCommunityOfSteward(deps, actor, communityId, "write");
  // Also where another place is left, which may be removed at the same time.
  await noteWithoutPlace(records, communityId);
  const community = await changeCommunity(deps, actor, communityId, (current) => {
    requireSteward(actor, current);
    const place = current.places.find(({ conversationId }) => placeIdOf(conversationId) === placeId);
    if (!place) return undefined;
    return {
      changes: { places: current.places.filter((one) => one !== place) },
      action: { kind: "placeRemoved", about: place.name },
    };
  });
  await unclaimPlace(records, claimPrefix + placeId, communityId);
  return community;
}
