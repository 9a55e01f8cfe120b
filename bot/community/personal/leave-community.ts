// Leaving a community: what a member chose there as a member ends with it.
import type { Actor } from "../core/actor.ts";
import { endMembership } from "../communities/memberships.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { forgetAskMe } from "./ask-me.ts";
import { unfollow } from "./following.ts";

/**
 * Takes a community off the person's list, last, so that a repeat completes it. New problems are not told of any more,
 * and what they offered to be asked about is gone; tags and entries that are followed stay so. Needs no access. Harmless
 * to repeat.
 */
export async function leaveCommunity(
  deps: Pick<CommunityDeps, "records">,
  actor: Actor,
  communityId: string,
): Promise<void> {
  await unfollow(deps, actor, { communityId });
  await forgetAskMe(deps, actor, communityId);
  await endMembership(deps, actor, communityId);
}
