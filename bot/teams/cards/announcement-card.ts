import type { Strings } from "../../strings/strings.ts";
import { type Card, cardOf, openLink, sentence } from "./card.ts";
import type { CardCommunity } from "./card-head.ts";
import { escapedText } from "./escape.ts";

/** @param announced `from` (ISO 8601) when it opens; absent: that was taken back. */
export function announcementCard(
  strings: Strings,
  { community, link, from }: { community: CardCommunity; link: string; from?: string },
): Card {
  const { name } = community;
  const says = from === undefined ? "announcement.takenBack" : "announcement.news";
  return cardOf({
    community,
    title: strings(says, { community: escapedText(name) }),
    body: from === undefined ? [] : [sentence(strings("announcement.planned", { day: dayOf(from) }))],
    actions: [openLink(strings("card.openCommunity"), link)],
    news: strings(says, { community: name }),
    link,
  });
}

/** The day as each reader's client writes it; it takes no milliseconds. adaptivecards.microsoft.com, "Text features". */
const dayOf = (moment: string): string => `{{DATE(${moment.replace(/\.\d+Z$/u, "Z")}, LONG)}}`;
