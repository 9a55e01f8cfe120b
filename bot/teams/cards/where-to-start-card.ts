import type { Strings } from "../../strings/strings.ts";
import { type Card, cardOf, openLink, sentence } from "./card.ts";

/** Said in the chat of one person with the bot, where no community can live. @param home the address of their own page. */
export function whereToStartCard(strings: Strings, home: string): Card {
  const news = strings("card.whereToStart");
  return cardOf({
    icon: "PeopleCommunity",
    title: strings("card.startTitle"),
    body: [sentence(news)],
    actions: [openLink(strings("card.openHome"), home)],
    news,
  });
}
