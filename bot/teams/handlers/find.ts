// Searching by the bot: its command `find`, with words or with a form for them.
import type { Activity } from "botbuilder";
import type { Card } from "../cards/card.ts";
import { z } from "zod";
import type { Community } from "../../community/communities/community.ts";
import { listMyCommunities } from "../../community/communities/memberships.ts";
import { findCommunityOfPlace } from "../../community/communities/places.ts";
import { entrySummary } from "../../community/entries/find-entries.ts";
import { findTyped, typedSearch } from "../../community/entries/typed-search.ts";
import { findEntriesData } from "../../contract/card-data.ts";
import { limits } from "../../contract/limits.ts";
import { actorFrom, placeFrom, stringsOf } from "../activity.ts";
import { findCard } from "../cards/find-card.ts";
import { foundEntriesCard } from "../cards/found-entries-card.ts";
import { textCard } from "../cards/text-card.ts";
import { cardMessage, type Message, sentenceMessage } from "../outgoing.ts";
import type { TeamsDeps } from "../teams-deps.ts";
import { type CardAction, cardAnswer } from "./card-action.ts";

/**
 * `find`, and maybe what is looked for; without that it brings a form. Everybody in a channel or group chat reads the
 * answer, so there it comes from that place's community only; in the personal chat from all communities that the person
 * joined.
 */
export async function answerFind(deps: TeamsDeps, activity: Activity, rest: string): Promise<Message> {
  const query = rest.slice(0, limits.query);
  const communities = await searchedFrom(deps, activity);
  if (communities.length === 0) return sentenceMessage(nowhere(activity));
  if (query === "") return cardMessage(findCard(stringsOf(activity), { query }));
  const found = await search(deps, activity, communities, query);
  return typeof found === "string" ? sentenceMessage(found) : cardMessage(found);
}

export const findAction: CardAction = {
  execute: async (deps, activity, data) => cardAnswer(await submit(deps, activity, data)),
  submit: async (deps, activity, data) => cardMessage(await submit(deps, activity, data)),
};

/** What was found; where that is nothing, the form again with what was typed. */
async function submit(deps: TeamsDeps, activity: Activity, submitted: unknown): Promise<Card> {
  const strings = stringsOf(activity);
  const { data } = findEntriesData.safeParse(submitted);
  if (!data) {
    const { query } = typedForm.parse(submitted);
    const wrong = query.trim() === "" ? "missing" : "tooLong";
    return findCard(strings, { query, fault: { code: "invalidInput", fields: { query: wrong } } });
  }
  const communities = await searchedFrom(deps, activity);
  if (communities.length === 0) return textCard(nowhere(activity));
  const found = await search(deps, activity, communities, data.query);
  return typeof found === "string" ? findCard(strings, { query: data.query, said: found }) : found;
}

/** The form as it was sent. Takes anything. */
const typedForm = z.object({ query: z.string().catch("") }).catch({ query: "" });

async function searchedFrom(deps: TeamsDeps, activity: Activity): Promise<Community[]> {
  const actor = actorFrom(activity);
  const place = placeFrom(activity);
  if (!place) return listMyCommunities(deps, actor);
  const here = await findCommunityOfPlace(deps, actor, place.conversationId, "read");
  return here ? [here] : [];
}

const nowhere = (activity: Activity): string =>
  stringsOf(activity)(placeFrom(activity) ? "bot.findNowhereHere" : "bot.findNowhere");

/** The card of what was found, or the sentence that it is nothing. */
async function search(
  deps: TeamsDeps,
  activity: Activity,
  communities: readonly Community[],
  query: string,
): Promise<Card | string> {
  const strings = stringsOf(activity);
  const search = typedSearch(query);
  const result = await findTyped(deps, actorFrom(activity), communities, search);
  if (!result) return strings("find.noSuchCommunity", { name: search.communities?.[0] ?? "" });
  const { found, reading } = result;
  if (found.length === 0) return strings(reading ? "bot.foundNoneYet" : "bot.foundNone", { query });
  const entries = found.map((one) => {
    const summary = entrySummary(one, deps.now());
    return { summary, link: deps.links[summary.kind](summary.communityId, summary.id) };
  });
  return foundEntriesCard(strings, entries, { query, reading });
}
