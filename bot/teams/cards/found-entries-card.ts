import { type CardElement, ColumnSet, Container } from "@microsoft/teams.cards";
import type { EntrySummary } from "../../contract/entries.ts";
import type { Strings } from "../../strings/strings.ts";
import { askButton, button } from "./buttons.ts";
import { type Card, beyondTitle, cardOf, creditLine, sentence, subtle } from "./card.ts";
import { besideTitle, statusBadge, statusOf, textColumn } from "./card-head.ts";
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
  const title = strings("card.found", { query });
  const [first] = entries;
  const news = first ? strings("card.foundFirst", { query, title: first.summary.title }) : title;
  const stillReading = reading ? [subtle(strings("card.stillReading"))] : [];
  const ask = askButton(strings, query);
  const more = button(strings("card.moreResults"), "findEntries", { query, all: true });
  return fitting(entries, (shown) =>
    cardOf({
      icon: "Search",
      title: escapedText(title),
      body: [...stillReading, ...shown.map((entry) => line(strings, entry))],
      actions: hasMore ? [ask, more] : [ask],
      news,
    }),
  );
}

function line(strings: Strings, { summary, link }: FoundLine): CardElement {
  const excerpt = escapedText(beyondTitle(summary));
  const status = statusOf(strings, summary);
  const title = sentence(linkText(summary.title, link), { weight: "Bolder" });
  const community = escapedText(summary.communityName);
  const credit = summary.kind === "tip" ? creditLine(strings, summary) : "";
  return new Container(
    status ? new ColumnSet({ columns: [textColumn(title), besideTitle(statusBadge(status))] }) : title,
    ...(excerpt === "" ? [] : [sentence(excerpt, { spacing: "Small", maxLines: 2 })]),
    subtle(credit === "" ? community : `${community} · ${credit}`),
  ).withOptions({ separator: true, spacing: "Medium" });
}
