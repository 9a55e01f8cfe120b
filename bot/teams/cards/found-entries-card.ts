import { type CardElement, Container } from "@microsoft/teams.cards";
import type { EntrySummary } from "../../contract/entries.ts";
import type { Strings } from "../../strings/strings.ts";
import {
  type Card,
  attachmentOf,
  beyondTitle,
  cardOf,
  creditLine,
  heading,
  sentence,
  subtle,
} from "./card.ts";
import { escapedText, linkText } from "./escape.ts";
import { fitting } from "./size.ts";

interface FoundLine {
  readonly summary: EntrySummary;
  readonly link: string;
}

/** What a search found, most useful first. Where not all fit into a card, the least useful are left out. */
export function foundEntriesCard(
  strings: Strings,
  entries: readonly FoundLine[],
  search: { readonly query: string; readonly reading: boolean },
): Card {
  const title = heading(strings("card.foundTips", { query: escapedText(search.query) }));
  const stillReading = search.reading ? [subtle(strings("card.stillReading"))] : [];
  const found = strings("card.foundTips", { query: search.query });
  const fallback = [found, ...entries.slice(0, 1).map(({ summary }) => summary.title)].join(": ");
  return attachmentOf(
    fitting(entries, (shown) =>
      cardOf([title, ...stillReading, ...shown.map((entry) => line(strings, entry))], [], fallback),
    ),
  );
}

function line(strings: Strings, { summary, link }: FoundLine): CardElement {
  const excerpt = escapedText(beyondTitle(summary));
  return new Container(
    sentence(linkText(summary.title, link), { weight: "Bolder" }),
    ...(excerpt === "" ? [] : [sentence(excerpt, { spacing: "Small", maxLines: 2 })]),
    ...(summary.kind === "tip" && summary.freshness === "doubted"
      ? [sentence(strings("card.doubtedShort"), { color: "Warning", spacing: "Small" })]
      : []),
    subtle(`${escapedText(summary.communityName)} · ${whatItIs(strings, summary)}`),
  ).withOptions({ separator: true, spacing: "Medium" });
}

const whatItIs = (strings: Strings, summary: EntrySummary): string =>
  summary.kind === "tip" ? creditLine(strings, summary) : strings(`entry.problem.${summary.state}`);
