import { type CardElement, Container } from "@microsoft/teams.cards";
import type { Attachment } from "botbuilder";
import type { EntrySummary } from "../../contract/entries.ts";
import type { Words } from "../../words/words.ts";
import { attachmentOf, beyondTitle, cardOf, creditLine, heading, sentence, subtle } from "./card.ts";
import { escapedText, linkText } from "./escape.ts";
import { fitting } from "./size.ts";

interface FoundLine {
  readonly summary: EntrySummary;
  readonly link: string;
}

/** What a search found, most useful first. Where not all fit into a card, the least useful are left out. */
export function foundEntriesCard(
  words: Words,
  entries: readonly FoundLine[],
  search: { readonly query: string; readonly reading: boolean },
): Attachment {
  const title = heading(words("card.foundTips", { query: escapedText(search.query) }));
  const stillReading = search.reading ? [subtle(words("card.stillReading"))] : [];
  const fallback = words("card.foundTips", { query: search.query });
  return attachmentOf(
    fitting(entries, (shown) =>
      cardOf([title, ...stillReading, ...shown.map((entry) => line(words, entry))], [], fallback),
    ),
  );
}

function line(words: Words, { summary, link }: FoundLine): CardElement {
  const excerpt = escapedText(beyondTitle(summary));
  return new Container(
    sentence(linkText(summary.title, link), { weight: "Bolder" }),
    ...(excerpt === "" ? [] : [sentence(excerpt, { spacing: "Small", maxLines: 2 })]),
    ...(summary.kind === "tip" && summary.freshness === "doubted"
      ? [sentence(words("card.doubtedShort"), { color: "Warning", spacing: "Small" })]
      : []),
    subtle(`${escapedText(summary.communityName)} · ${whatItIs(words, summary)}`),
  ).withOptions({ separator: true, spacing: "Medium" });
}

const whatItIs = (words: Words, summary: EntrySummary): string =>
  summary.kind === "tip" ? creditLine(words, summary) : words(`entry.problem.${summary.state}`);
