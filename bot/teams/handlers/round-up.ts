// `round-up`: what the next round-up would hold, for whoever asks. Asking changes nothing.
import type { Activity } from "botbuilder";
import { listMyCommunities } from "../../community/communities/memberships.ts";
import { findCommunityOfPlace } from "../../community/communities/places.ts";
import { gatherRoundUp, isEmpty } from "../../community/digest/round-up.ts";
import { spanUntilNow } from "../../community/digest/set-round-up.ts";
import { limits } from "../../contract/limits.ts";
import { actorFrom, placeFrom, wordsOf } from "../activity.ts";
import { roundUpCard } from "../cards/round-up-card.ts";
import { cardMessage, type Message, sentenceMessage } from "../outgoing.ts";
import type { TeamsDeps } from "../teams-deps.ts";

/** Everybody in a channel or group chat reads the answer, so there it is of that place's community only. */
export async function answerRoundUp(deps: TeamsDeps, activity: Activity): Promise<Message> {
  const words = wordsOf(activity);
  const actor = actorFrom(activity);
  const place = placeFrom(activity);
  const communities = place
    ? [await findCommunityOfPlace(deps, actor, place.conversationId, "read")].filter(
        (one) => one !== undefined,
      )
    : await listMyCommunities(deps, actor);
  if (communities.length === 0)
    return sentenceMessage(words(place ? "bot.findNowhereHere" : "bot.findNowhere"));

  const gathered = await Promise.all(
    communities.slice(0, limits.roundUpsAtOnce).map(async (community) => {
      const span = await spanUntilNow(deps, actor, community.id);
      return { community, roundUp: await gatherRoundUp(deps, actor.tenantId, community, span) };
    }),
  );
  const [first, ...others] = gathered
    .filter(({ roundUp }) => !isEmpty(roundUp))
    .map(({ community, roundUp }) => roundUpCard(words, roundUp, { community, links: deps.links }));
  if (!first) {
    const isReading = gathered.some(({ roundUp }) => roundUp.reading);
    return sentenceMessage(words(isReading ? "roundUp.stillReading" : "roundUp.nothing"));
  }
  return { ...cardMessage(first), attachments: [first, ...others] };
}
