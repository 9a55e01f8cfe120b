// `digest`: a preview of the next digest. Changes nothing.
import type { Activity } from "botbuilder";
import { listMyCommunities } from "../../community/communities/memberships.ts";
import { findCommunityOfPlace } from "../../community/communities/places.ts";
import { gatherDigest, isEmpty } from "../../community/digest/digest.ts";
import { spanUntilNow } from "../../community/digest/set-digest.ts";
import { limits } from "../../contract/limits.ts";
import { actorFrom, placeFrom, stringsOf } from "../activity.ts";
import { digestCard } from "../cards/digest-card.ts";
import { cardMessage, type CardMessage } from "../outgoing.ts";
import type { TeamsDeps } from "../teams-deps.ts";
import { nowhereCard, openHomeCard } from "./next-step.ts";

/** In a channel or group chat everyone reads the answer, so it is of that place's community only. */
export async function answerDigest(deps: TeamsDeps, activity: Activity): Promise<CardMessage> {
  const strings = stringsOf(activity);
  const actor = actorFrom(activity);
  const place = placeFrom(activity);
  const communities = place
    ? [await findCommunityOfPlace(deps, actor, place.conversationId, "read")].filter(
        (one) => one !== undefined,
      )
    : await listMyCommunities(deps, actor);
  if (communities.length === 0) return cardMessage(nowhereCard(deps, activity));

  const gathered = await Promise.all(
    communities.slice(0, limits.digestsAtOnce).map(async (community) => {
      const span = await spanUntilNow(deps, actor, community.id);
      return { community, digest: await gatherDigest(deps, actor.tenantId, community, span) };
    }),
  );
  const [first, ...others] = gathered
    .filter(({ digest }) => !isEmpty(digest))
    .map(({ community, digest }) =>
      digestCard(strings, digest, { community, links: deps.links, isWeekly: false }),
    );
  if (!first) {
    const isReading = gathered.some(({ digest }) => digest.reading);
    return cardMessage(openHomeCard(deps, activity, isReading ? "card.stillReading" : "digest.nothing"));
  }
  return cardMessage(first, ...others);
}
