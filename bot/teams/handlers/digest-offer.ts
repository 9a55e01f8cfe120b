// The two buttons of the offer of a weekly digest. Only a steward's answer counts; the card then says what holds.
import type { Activity } from "botbuilder";
import { z } from "zod";
import { isOfferCard } from "../../community/communities/digest-offer.ts";
import { placesOf } from "../../community/communities/places-of-community.ts";
import { getCommunityOfSteward } from "../../community/communities/stewards.ts";
import { parseInput } from "../../community/core/input.ts";
import { readDigest, setDigest } from "../../community/digest/set-digest.ts";
import { digestAnswerData } from "../../contract/card-data.ts";
import type { CardVerb } from "../../contract/commands.ts";
import { timeZone } from "../../contract/fields.ts";
import { actorFrom, conversationIdFrom, stringsOf } from "../activity.ts";
import type { Card } from "../cards/card.ts";
import { digestAnsweredCard } from "../cards/digest-offer-card.ts";
import { cardMessage } from "../outgoing.ts";
import type { TeamsDeps } from "../teams-deps.ts";
import { type CardAction, cardAnswer, type ReplaceCard } from "./card-action.ts";

const answerVerbs = ["turnOnDigest", "declineDigest"] as const satisfies CardVerb[];
const answerData = digestAnswerData.extend({ verb: z.enum(answerVerbs) });

/** Monday morning, until a steward chooses another hour. */
const usual = { day: "monday", hour: 9 } as const;

/** The card with the state now: for the person, and in place of the offer if that is where they pressed. */
async function answer(
  deps: TeamsDeps,
  activity: Activity,
  submitted: unknown,
  replace: ReplaceCard,
): Promise<Card> {
  const { verb, communityId } = parseInput(answerData, submitted);
  const actor = actorFrom(activity);
  const community = await getCommunityOfSteward(deps, actor, communityId, "write");
  const { digest } = await readDigest(deps, actor, communityId);
  // Another steward may have been faster, and chosen another hour.
  const isToTurnOn = verb === "turnOnDigest" && !digest;
  if (isToTurnOn) {
    const at = community.places.findIndex((one) => one.conversationId === conversationIdFrom(activity));
    const placeId = placesOf(community)[at]?.id;
    const here = placeId !== undefined && { placeId };
    await setDigest(deps, actor, communityId, { ...usual, timeZone: zoneOf(activity), ...here });
  }
  const link = deps.links.community(communityId);
  const isOn = isToTurnOn || digest !== undefined;
  const card = digestAnsweredCard(stringsOf(activity), community, { isOn, link });
  await replace(card, (posted) => Promise.resolve(isOfferCard(community, posted)));
  return card;
}

/** Teams says it of a message, and of a button beside what else it says of the client. */
function zoneOf({ localTimezone, entities = [] }: Activity): string {
  const told = entities.map((one) => (one as { readonly timezone?: unknown }).timezone);
  const known = [localTimezone, ...told].map((zone) => timeZone.safeParse(zone).data);
  return known.find((zone) => zone !== undefined) ?? "UTC";
}

export const digestOfferAction: CardAction = {
  execute: async (deps, activity, data, replace) => cardAnswer(await answer(deps, activity, data, replace)),
  submit: async (deps, activity, data, replace) => cardMessage(await answer(deps, activity, data, replace)),
};
