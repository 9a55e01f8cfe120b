// Starting a community from the bot: the card that asks for a name, and what happens when it is sent.
import type { Activity } from "botbuilder";
import type { Card } from "../cards/card.ts";
import { z } from "zod";
import type { Community } from "../../community/communities/community.ts";
import { parseInput } from "../../community/core/input.ts";
import { findCommunityOfPlace } from "../../community/communities/places.ts";
import { Refusal } from "../../community/core/refusal.ts";
import { startCommunity } from "../../community/communities/start-community.ts";
import { takeForm } from "../../community/outbox/posted-form.ts";
import { startCommunityData } from "../../contract/card-data.ts";
import { nameFromOutside, nonce } from "../../contract/fields.ts";
import { limits } from "../../contract/limits.ts";
import { actorFrom, named, placeFrom, stringsOf } from "../activity.ts";
import { communityCard } from "../cards/community-card.ts";
import { startCommunityCard } from "../cards/start-community-card.ts";
import { whereToStartCard } from "../cards/where-to-start-card.ts";
import { cardMessage, type CardMessage } from "../outgoing.ts";
import type { TeamsDeps } from "../teams-deps.ts";
import { type CardAction, cardAnswer } from "./card-action.ts";
import { getCommunity } from "../../community/communities/enter.ts";
import { communitySummary } from "../../community/communities/community-view.ts";

/** `start`, and maybe a name: the community of this place, or the card that starts one. */
export async function answerStart(deps: TeamsDeps, activity: Activity, rest: string): Promise<CardMessage> {
  const strings = stringsOf(activity);
  const place = placeFrom(activity);
  const typedName = nameFromOutside(rest, limits.communityName);
  if (!place) return cardMessage(whereToStartCard(strings, deps.links.home()));
  const community = await findCommunityOfPlace(deps, actorFrom(activity), place.conversationId, "read");
  if (community) return cardMessage(cardOf(deps, activity, community));
  const placeName = typedName === "" ? (await named(place, activity, deps.nameOfChannel)).name : typedName;
  return cardMessage(startCommunityCard(strings, { placeName, nonce: deps.newId() }));
}

const cardOf = (deps: TeamsDeps, activity: Activity, community: Community): Card =>
  communityCard(stringsOf(activity), communitySummary(community), deps.links.community(community.id));

/** The card replaces the form, for everyone once there is a community. */
export const startCommunityAction: CardAction = {
  async execute(deps, activity, data, replace) {
    const { card, communityId } = await submitStartCommunity(deps, activity, data);
    if (communityId !== undefined) {
      const records = deps.records.forTenant(actorFrom(activity).tenantId);
      await replace(card, (form) => takeForm(records, { use: "startCommunity", card: form }, communityId));
    }
    return cardAnswer(card);
  },
  submit: async (deps, activity, data) =>
    cardMessage((await submitStartCommunity(deps, activity, data)).card),
};

/**
 * Starts the community in the place that Teams names, whatever the card says of it, and gives its card; or the form
 * again, with what was typed and what is wrong.
 */
async function submitStartCommunity(
  deps: TeamsDeps,
  activity: Activity,
  data: unknown,
): Promise<{ card: Card; communityId?: string }> {
  const actor = actorFrom(activity);
  const unnamed = placeFrom(activity);
  if (!unnamed) throw new Refusal({ code: "notFound" });
  try {
    const input = parseInput(startCommunityData, data);
    const place = await named(unnamed, activity, deps.nameOfChannel);
    const community = await startCommunity(deps, actor, { ...input, place });
    return { card: cardOf(deps, activity, community), communityId: community.id };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const fault = error.reason;
    if (fault.code === "placeTaken") {
      const community = await getCommunity(deps, actor, fault.communityId, "read");
      return { card: cardOf(deps, activity, community), communityId: community.id };
    }
    const { nonce = deps.newId(), ...typed } = typedForm.parse(data);
    return {
      card: startCommunityCard(stringsOf(activity), { placeName: unnamed.name, nonce, fault, typed }),
    };
  }
}

/** The form as it was sent, so that nothing typed is lost. Takes anything. */
const typedForm = z
  .object({
    name: z.string().catch(""),
    purpose: z.string().catch(""),
    nonce: nonce.optional().catch(undefined),
  })
  .catch({ name: "", purpose: "", nonce: undefined });
