import type { Community } from "../../community/communities/community.ts";
import type { Strings } from "../../strings/strings.ts";
import { button } from "./buttons.ts";
import { type Card, cardOf, openLink, sentence } from "./card.ts";

type Offered = Pick<Community, "id" | "name" | "emblem">;

/** Asks a community once whether it wants the weekly digest. */
export const digestOfferCard = (strings: Strings, community: Offered): Card =>
  cardOf({
    community,
    title: strings("digest.offer"),
    body: [sentence(strings("digest.offerWhat"))],
    actions: [
      button(strings("digest.turnOn"), "turnOnDigest", { communityId: community.id }, "positive"),
      button(strings("digest.notNow"), "declineDigest", { communityId: community.id }),
    ],
    news: strings("digest.offer"),
  });

/** Takes the offer's place once a steward has answered. @param link to the community. */
export function digestAnsweredCard(
  strings: Strings,
  community: Offered,
  { isOn, link }: { readonly isOn: boolean; readonly link: string },
): Card {
  const news = strings(isOn ? "digest.isOn" : "digest.isOff");
  const actions = [openLink(strings("card.openCommunity"), link)];
  return cardOf({ community, body: [sentence(news)], actions, news, link });
}
