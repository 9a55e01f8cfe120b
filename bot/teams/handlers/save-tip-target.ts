import type { Actor } from "../../community/actor.ts";
import type { Community } from "../../community/community.ts";
import { listJoinedIds, listMyCommunities } from "../../community/memberships.ts";
import { findCommunityOfPlace } from "../../community/places.ts";
import { suggestTags } from "../../community/read-tips.ts";
import { Refusal } from "../../community/refusal.ts";
import type { PlaceInput } from "../../contract/communities.ts";
import { loggedFault } from "../../logged-fault.ts";
import type { SaveTipTarget } from "../cards/save-tip-card.ts";
import type { TeamsDeps } from "../teams-deps.ts";

/** Where a tip may go, and the tags in use there. */
export interface TargetFound {
  readonly target: SaveTipTarget;
  readonly tagsInUse: readonly string[];
}

/**
 * The community of the place; where there is none, what the person can choose from. Undefined when that is nothing.
 * A channel is a place for all its people: there the tip goes to the channel's community. In a chat one's own
 * communities are offered, too. Rosters are asked side by side, so that it takes no longer than the slowest.
 * Throws {@link Refusal} `notFound`, `teamsUnavailable` or `appNotInstalled`.
 */
export async function findTarget(
  deps: TeamsDeps,
  actor: Actor,
  place: PlaceInput | undefined,
): Promise<TargetFound | undefined> {
  const isChat = place?.kind !== "channel";
  const [here, refused, joinedIds, joined] = await Promise.all([
    place && findCommunityOfPlace(deps, actor, place.conversationId, "read"),
    place && refusedIn(checkMember(deps, actor, place)),
    listJoinedIds(deps, actor),
    isChat ? refusedIn(listMyCommunities(deps, actor)) : [],
  ]);
  if (here) return ofCommunity(deps, actor, here, joinedIds);
  if (!isChat && refused) throw refused;
  const mine = joined instanceof Refusal ? [] : joined;
  const canStart = place !== undefined && refused === undefined;
  const [first] = mine;
  if (!first && canStart) return { target: { kind: "start" }, tagsInUse: [] };
  if (!first && refused) throw refused;
  if (!first && joined instanceof Refusal) throw joined;
  if (!first) return undefined;
  if (mine.length === 1 && !canStart) return ofCommunity(deps, actor, first, joinedIds);
  const communities = mine.map(({ id, name }) => ({ id, name }));
  return { target: { kind: "choose", communities, canStart }, tagsInUse: [] };
}

async function ofCommunity(
  deps: TeamsDeps,
  actor: Actor,
  community: Community,
  joinedIds: readonly string[],
): Promise<TargetFound> {
  // Tags are optional, and the index behind them disposable: a dialog without suggestions is better than none.
  const tagsInUse = await suggestTags(deps, actor, community).catch((error: unknown) => {
    deps.log.error({ fault: loggedFault(error) }, "No tags could be suggested.");
    return [];
  });
  const { id, name } = community;
  return { target: { kind: "community", id, name, canJoin: !joinedIds.includes(id) }, tagsInUse };
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
