import { shorten } from "../../community/text/shorten.ts";
import { limits } from "../../contract/limits.ts";
import { personName } from "../../strings/person-name.ts";
import type { Strings } from "../../strings/strings.ts";
import { type Card, cardOf, openLink, sentence, subtle } from "./card.ts";
import type { CardCommunity } from "./card-head.ts";
import { escapedText } from "./escape.ts";

interface ShownThanks {
  /** Empty where they do not want to be named there. */
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  /** Who joined in, oldest first; with an empty name where they do not want to be named there. */
  readonly seconds: readonly { readonly by: string; readonly reason: string }[];
  readonly community: CardCommunity;
}

/** So many of those who joined in stand on the card; the tab has all. */
const secondsOnCard = 3;
const secondLength = 200;

/** Thanks that somebody shows where their community talks. @param link to all that the community shows. */
export function thanksCard(strings: Strings, thanks: ShownThanks, link: string): Card {
  const title = strings("thanks.cardTitle", {
    from: personName(strings, thanks.from, "atStart"),
    to: personName(strings, thanks.to),
  });
  return cardOf({
    community: thanks.community,
    title: escapedText(title),
    body: [
      sentence(escapedText(thanks.reason.slice(0, limits.thanksReason).toWellFormed()), { spacing: "Small" }),
      ...thanks.seconds.slice(0, secondsOnCard).map(({ by, reason }) => {
        const said = {
          by: escapedText(personName(strings, by, "atStart")),
          reason: escapedText(shorten(reason, secondLength).toWellFormed()),
        };
        return sentence(strings("thanks.cardSecond", said));
      }),
      ...(thanks.seconds.length > secondsOnCard ? [subtle(strings("thanks.cardMore"))] : []),
    ],
    actions: [openLink(strings("card.open"), link)],
    news: title,
    link,
  });
}
