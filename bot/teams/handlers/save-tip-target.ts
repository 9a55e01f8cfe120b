import type { Actor } from "../../community/core/actor.ts";
import type { Community } from "../../community/communities/community.ts";
import { listAccessible, listJoinedIds } from "../../community/communities/memberships.ts";
import { findCommunityOfPlace } from "../../community/communities/places.ts";
import { withToldPlace } from "../../community/communities/update-place.ts";
import { suggestTags } from "../../community/entries/suggest-tags.ts";
import { Refusal } from "../../community/core/refusal.ts";
import type { PlaceInput } from "../../contract/communities.ts";
import { loggedFault } from "../../logged-fault.ts";
import type { Target } from "../cards/target-parts.ts";
import type { TeamsDeps } from "../teams-deps.ts";

/** Where a tip may go. */
export interface TargetFound {
  readonly target: Target;
  /** Set when there is nothing to choose or to start. */
  readonly community?: Community;
}

/**
 * The community of the place; where there is none, what the person can choose from. Undefined when that is nothing. A
 * channel is a place for all its people: there the tip goes to the channel's community. In a chat one's own communities
 * are offered where the chat has none. Rosters are asked side by side, so that it takes no longer than the slowest.
 */
export async function findTarget(
  deps: TeamsDeps,
  actor: Actor,
  place: PlaceInput | undefined,
): Promise<TargetFound | undefined> {
  const isChat = place?.kind !== "channel";
  const lookedUp = Promise.all([
    place && findCommunityOfPlace(deps, actor, place.conversationId, "read"),
    listJoinedIds(deps, actor),
  ]);
  const [[here, joinedIds], refused, joined] = await Promise.all([
    lookedUp,
    place && refusedIn(checkMember(deps, actor, place)),
    refusedIn(lookedUp.then(([found, ids]) => (found || !isChat ? [] : listAccessible(deps, actor, ids)))),
  ]);
  if (here && place)
    return ofCommunity(await withToldPlace(deps.records.forTenant(actor.tenantId), here, place), joinedIds);
  if (!isChat && refused) throw refused;
  const mine = joined instanceof Refusal ? [] : joined;
  const canStart = place !== undefined && refused === undefined;
  const [first] = mine;
  if (!first && canStart) return { target: { kind: "start" } };
  if (!first && refused) throw refused;
  if (!first && joined instanceof Refusal) throw joined;
  if (!first) return undefined;
  if (mine.length === 1 && !canStart) return ofCommunity(first, joinedIds);
  const communities = mine.map(({ id, name }) => ({ id, name }));
  return { target: { kind: "choose", communities, canStart } };
}

function ofCommunity(community: Community, joinedIds: readonly string[]): TargetFound {
  const { id, name, emblem } = community;
  return { target: { kind: "community", id, name, emblem, canJoin: !joinedIds.includes(id) }, community };
}

/** The tags in use in the community, if there is one whose access is already judged. Never throws. */
export async function listTags(
  deps: TeamsDeps,
  actor: Actor,
  community: Community | undefined,
): Promise<readonly string[]> {
  if (!community) return [];
  try {
    return await suggestTags(deps, actor, community);
  } catch (error) {
    // Tags are optional, and the index behind them disposable: a dialog without suggestions is better than none.
    deps.log.error({ fault: loggedFault(error) }, "No tags could be suggested.");
    return [];
  }
}

/** A stranger hears the same whether the place has a community or not. */
async function checkMember(deps: TeamsDeps, actor: Actor, place: PlaceInput): Promise<void> {
  const isMember = await deps.access.isMemberOf(actor, place.conversationId, "read");
  if (!isMember) throw new Refusal({ code: "notFound" });
}

/** A refusal as a value; any other fault is thrown. */
async function refusedIn<Value>(work: Promise<Value>): Promise<Value | Refusal> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
