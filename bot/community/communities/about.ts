import type { CommunityAboutView } from "../../contract/community-settings.ts";
import type { Actor } from "../core/actor.ts";
import { namedView } from "./claim.ts";
import type { Community } from "./community.ts";
import { canComeBack, canTakeBackNaming, canVolunteer, isSteward } from "./policies.ts";
import { placesOf } from "./places-of-community.ts";
import { detailsView } from "./details.ts";
import { communityView } from "./community-view.ts";

/** A community with its stewards, as this person may see it. */
export const aboutView = (community: Community, actor: Actor, now: Date): CommunityAboutView => ({
  community: communityView(community, now),
  details: detailsView(community),
  stewards: community.stewardDetails.map((steward) => ({
    ...namedView(steward),
    isMe: steward.userId === actor.userId,
    ...(canTakeBackNaming(actor, community, steward) && { takeBackId: steward.userId }),
  })),
  places: placesOf(community),
  isListed: community.isListed,
  ...(isSteward(actor, community) && {
    admitted: community.admitted.map(({ userId, name }) => ({ userId, name })),
  }),
  iAmSteward: isSteward(actor, community),
  canVolunteer: canVolunteer(actor, community),
  canComeBack: canComeBack(actor, community, now),
});
