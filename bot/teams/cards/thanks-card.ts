import { shorten } from "../../community/text/shorten.ts";
import { limits } from "../../contract/limits.ts";
import { personName } from "../../strings/person-name.ts";
import type { Strings } from "../../strings/strings.ts";
import { type Card, attachmentOf, cardOf, heading, openLink, sentence, subtle } from "./card.ts";
import { escapedText } from "./escape.ts";

interface ShownThanks {
  /** Absent where they do not want to be named there. */
  readonly from?: string;
  readonly to: string;
  readonly reason: string;
  /** Who joined in, oldest first; without a name where they do not want to be named there. */
  readonly seconds: readonly { readonly by?: string; readonly reason: string }[];
  readonly communityName: string;
}

/** So many of those who joined in stand on the card; the tab has all. */
const secondsOnCard = 3;
const secondLength = 200;

/** Thanks that somebody shows where their community talks. @param link to all that the community shows. */
export function thanksCard(strings: Strings, thanks: ShownThanks, link: string): Card {
  const to = personName(strings, thanks.to);
  const title =
    thanks.from === undefined
      ? strings("thanks.cardTo", { to })
      : strings("thanks.cardFromTo", { from: personName(strings, thanks.from, "atStart"), to });
  const body = [
    subtle(strings("thanks.cardOf", { community: escapedText(thanks.communityName) })),
    heading(escapedText(title)),
    sentence(escapedText(thanks.reason.slice(0, limits.thanksReason).toWellFormed()), { spacing: "Small" }),
    ...thanks.seconds.slice(0, secondsOnCard).map(({ by, reason }) => {
      const said = {
        by: escapedText(personName(strings, by ?? "", "atStart")),
        reason: escapedText(shorten(reason, secondLength).toWellFormed()),
      };
      return sentence(strings(by === undefined ? "thanks.cardSecondUnnamed" : "thanks.cardSecond", said));
    }),
    ...(thanks.seconds.length > secondsOnCard ? [subtle(strings("thanks.cardMore"))] : []),
  ];
  return attachmentOf(cardOf(body, [openLink(strings("thanks.openAll"), link)], `${title} – ${link}`));
}

/** Where thanks stood that are not shown any more: nothing of them is left. */
export function goneThanksCard(strings: Strings): Card {
  const said = strings("thanks.gone");
  return attachmentOf(cardOf([subtle(said)], [], said));
}
