import type { EntrySummary } from "../../contract/entries.ts";
import type { Strings } from "../../strings/strings.ts";
import { boardButtons } from "./buttons.ts";
import { type Card, beyondTitle, cardOf, creditLine, openLink, sentence, subtle } from "./card.ts";
import { type CardCommunity, type CardVersion, statusOf } from "./card-head.ts";
import { escapedText } from "./escape.ts";

interface EntryCardOptions {
  readonly community: CardCommunity;
  readonly link: string;
  readonly version?: CardVersion;
}

/** A tip or a problem for everybody in a conversation: its beginning, and the way to the whole. It does not follow it. */
export function entryCard(
  strings: Strings,
  entry: EntrySummary,
  { community, link, version = "1.5" }: EntryCardOptions,
): Card {
  const credit = entry.kind === "tip" ? creditLine(strings, entry) : "";
  const open = openLink(strings(entry.kind === "tip" ? "card.openTip" : "problem.openPage"), link);
  const canPin = version !== "1.3" && (entry.kind === "tip" || entry.state === "solved");
  return cardOf({
    community,
    title: escapedText(entry.title),
    status: statusOf(strings, entry),
    body: [...excerptPart(entry), ...[credit, tagLine(entry)].filter((line) => line !== "").map(subtle)],
    actions: [open, ...(canPin ? boardButtons(strings, entry) : [])],
    news: entry.title,
    link,
    version,
  });
}

export function excerptPart(entry: Pick<EntrySummary, "title" | "excerpt">) {
  const excerpt = escapedText(beyondTitle(entry));
  return excerpt === "" ? [] : [sentence(excerpt, { spacing: "Small" })];
}

/** May be empty. */
export const tagLine = ({ tags }: Pick<EntrySummary, "tags">): string =>
  tags.map((tag) => escapedText(`#${tag.replaceAll(" ", "\u00a0")}`)).join(" ");
