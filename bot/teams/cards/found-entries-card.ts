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
import { askButton, button } from "./buttons.ts";
import { escapedText, linkText } from "./escape.ts";
import { fitting } from "./size.ts";

interface FoundLine {
  readonly summary: EntrySummary;
  readonly link: string;
}

interface FoundEntries {
  readonly query: string;
  readonly reading: boolean;
  /** There is more to show of the same. */
  readonly hasMore: boolean;
}

/** What a search found, most useful first, and what to do next. Where not all fit into a card, the least useful are left out. */
export function foundEntriesCard(
  strings: Strings,
  entries: readonly FoundLine[],
  { query, reading, hasMore }: FoundEntries,
): Card {
  const title = strings("card.foundTips", { query });
  const stillReading = reading ? [subtle(strings("card.stillReading"))] : [];
  const news = [title, ...entries.slice(0, 1).map(({ summary }) => summary.title)].join(": ");
  const ask = askButton(strings, query);
  const more = button(strings("card.moreResults"), "findEntries", { query, all: true });
  return attachmentOf(
    fitting(entries, (shown) =>
      cardOf(
        [heading(escapedText(title)), ...stillReading, ...shown.map((entry) => line(strings, entry))],
        hasMore ? [ask, more] : [ask],
        news,
      ),
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
