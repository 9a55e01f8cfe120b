import type { Activity } from "botbuilder";
import type { Community } from "../../community/community.ts";
import { listMyCommunities } from "../../community/memberships.ts";
import { findCommunityOfPlace } from "../../community/places.ts";
import { entrySummary, findEntries } from "../../community/find-entries.ts";
import { limits } from "../../contract/limits.ts";
import { actorFrom, placeFrom, wordsOf } from "../activity.ts";
import { foundEntriesCard } from "../cards/found-entries-card.ts";
import { cardMessage, type Message, sentenceMessage } from "../outgoing.ts";
import type { TeamsDeps } from "../teams-deps.ts";

/**
 * `find <words>`. Everybody in a channel or group chat reads the answer, so there it comes from that place's community
 * only; in the personal chat from all communities that the person joined.
 */
export async function answerFind(deps: TeamsDeps, activity: Activity, rest: string): Promise<Message> {
  const words = wordsOf(activity);
  const query = rest.slice(0, limits.query);
  if (query === "") return sentenceMessage(words("bot.findWhat"));
  const actor = actorFrom(activity);
  const place = placeFrom(activity);
  const communities: Community[] = place
    ? [await findCommunityOfPlace(deps, actor, place.conversationId, "read")].filter(
        (one) => one !== undefined,
      )
    : await listMyCommunities(deps, actor);
  if (communities.length === 0)
    return sentenceMessage(words(place ? "bot.findNowhereHere" : "bot.findNowhere"));

  const { found, reading } = await findEntries(deps, actor, communities, query);
  if (found.length === 0)
    return sentenceMessage(words(reading ? "bot.foundNoneYet" : "bot.foundNone", { query }));
  const entries = found.map((one) => {
    const summary = entrySummary(one, deps.now());
    return { summary, link: deps.links[summary.kind](summary.communityId, summary.id) };
  });
  return cardMessage(foundEntriesCard(words, entries, { query, reading }));
}
