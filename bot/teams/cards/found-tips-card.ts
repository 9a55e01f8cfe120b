import { type CardElement, Container } from "@microsoft/teams.cards";
import type { Attachment } from "botbuilder";
import type { TipSummary } from "../../contract/tips.ts";
import type { Words } from "../../words/words.ts";
import { attachmentOf, beyondTitle, cardOf, creditLine, heading, sentence, subtle } from "./card.ts";
import { escapedText, linkText } from "./escape.ts";
import { fitting } from "./size.ts";

interface FoundTipLine {
  readonly summary: TipSummary;
  readonly link: string;
}

/** What a search found, most useful first. Where not all fit into a card, the least useful are left out. */
export function foundTipsCard(
  words: Words,
  tips: readonly FoundTipLine[],
  search: { readonly query: string; readonly reading: boolean },
): Attachment {
  const title = heading(words("card.foundTips", { query: escapedText(search.query) }));
  const stillReading = search.reading ? [subtle(words("card.stillReading"))] : [];
  const fallback = words("card.foundTips", { query: search.query });
  return attachmentOf(
    fitting(tips, (shown) =>
      cardOf([title, ...stillReading, ...shown.map((tip) => line(words, tip))], [], fallback),
    ),
  );
}

function line(words: Words, { summary, link }: FoundTipLine): CardElement {
  const excerpt = escapedText(beyondTitle(summary));
  return new Container(
    sentence(linkText(summary.title, link), { weight: "Bolder" }),
    ...(excerpt === "" ? [] : [sentence(excerpt, { spacing: "Small", maxLines: 2 })]),
    subtle(`${escapedText(summary.communityName)} · ${creditLine(words, summary)}`),
  ).withOptions({ separator: true, spacing: "Medium" });
}
