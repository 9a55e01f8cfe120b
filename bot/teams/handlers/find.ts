// Searching by the bot: its command `find`, with words or with a form for them.
import type { Activity } from "botbuilder";
import type { Card } from "../cards/card.ts";
import { z } from "zod";
import type { Community } from "../../community/communities/community.ts";
import { listMyCommunities } from "../../community/communities/memberships.ts";
import { findCommunityOfPlace } from "../../community/communities/places.ts";
import {
  type EntryOfCommunity,
  entrySummary,
  findSimilarEntries,
} from "../../community/entries/find-entries.ts";
import { findTyped, type TypedSearch, typedSearch } from "../../community/entries/typed-search.ts";
import { findEntriesData } from "../../contract/card-data.ts";
import { limits } from "../../contract/limits.ts";
import { actorFrom, placeFrom, stringsOf } from "../activity.ts";
import { askButton } from "../cards/buttons.ts";
import { findCard } from "../cards/find-card.ts";
import { foundEntriesCard } from "../cards/found-entries-card.ts";
import { textCard } from "../cards/text-card.ts";
import { cardMessage, type CardMessage } from "../outgoing.ts";
import type { TeamsDeps } from "../teams-deps.ts";
import { type CardAction, cardAnswer } from "./card-action.ts";
import { nowhereCard } from "./next-step.ts";

/** Results that answer a search at first. */
const firstResults = 3;

/**
 * `find` or nothing, and the search; without words it answers with a form. In a channel or group chat everyone reads
 * the answer, so it searches that place's community only; in the personal chat all joined communities.
 */
export async function answerFind(deps: TeamsDeps, activity: Activity, rest: string): Promise<CardMessage> {
  const query = rest.slice(0, limits.query).toWellFormed();
  const communities = await searchedFrom(deps, activity);
  if (communities.length === 0) return cardMessage(nowhereCard(deps, activity));
  if (query === "") return cardMessage(findCard(stringsOf(activity), { query }));
  const found = await search(deps, activity, communities, { query, all: false });
  return cardMessage(
    typeof found === "string" ? textCard(found, [askButton(stringsOf(activity), query)]) : found,
  );
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
  if (communities.length === 0) return nowhereCard(deps, activity);
  const found = await search(deps, activity, communities, data);
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

/** The card of what was found, or the sentence that it is nothing. */
async function search(
  deps: TeamsDeps,
  activity: Activity,
  communities: readonly Community[],
  { query, all }: { readonly query: string; readonly all: boolean },
): Promise<Card | string> {
  const strings = stringsOf(activity);
  const search = typedSearch(query);
  const result = await findTyped(deps, actorFrom(activity), communities, search);
  if (!result) return strings("find.noSuchCommunity", { name: search.communities?.[0] ?? "" });
  const { reading } = result;
  const found = result.found.length > 0 ? result.found : await similar(deps, activity, communities, search);
  if (found.length === 0) return reading ? strings("card.stillReading") : strings("find.none", { query });
  const entries = found.slice(0, all ? undefined : firstResults).map((one) => {
    const summary = entrySummary(one, deps.now());
    return { summary, link: deps.links[summary.kind](summary.communityId, summary.id) };
  });
  const hasMore = entries.length < found.length;
  return foundEntriesCard(strings, entries, { query, reading, hasMore });
}

/** A sentence seldom stands in an entry with all of its words. */
const wordsOfSentence = 3;

async function similar(
  deps: TeamsDeps,
  activity: Activity,
  communities: readonly Community[],
  { words, wanted, communities: named }: TypedSearch,
): Promise<readonly EntryOfCommunity[]> {
  const isSentence = words.split(" ").length >= wordsOfSentence;
  if (!isSentence || named !== undefined || Object.keys(wanted).length > 0) return [];
  return findSimilarEntries(deps, actorFrom(activity), communities, words);
}
