import type { Strings } from "../../strings/strings.ts";
import { type Card, attachmentOf, cardOf, heading, openLink, sentence } from "./card.ts";
import { escapedText } from "./escape.ts";

/** @param announced `from` (ISO 8601) when it opens; absent: that was taken back. */
export function announcementCard(
  strings: Strings,
  { name, link, from }: { readonly name: string; readonly link: string; readonly from?: string },
): Card {
  const community = escapedText(name);
  const said =
    from === undefined
      ? strings("announcement.takenBack", { community })
      : strings("announcement.planned", { community, day: dayOf(from) });
  const body = [heading(strings("announcement.title")), sentence(said)];
  const news =
    from === undefined
      ? strings("announcement.takenBack", { community: name })
      : strings("announcement.news", { community: name });
  return attachmentOf(cardOf(body, [openLink(strings("card.openCommunity"), link)], `${news} – ${link}`));
}

/** The day as each reader's client writes it; it takes no milliseconds. adaptivecards.microsoft.com, "Text features". */
const dayOf = (moment: string): string => `{{DATE(${moment.replace(/\.\d+Z$/u, "Z")}, LONG)}}`;
