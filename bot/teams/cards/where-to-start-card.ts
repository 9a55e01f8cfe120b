import type { Strings } from "../../strings/strings.ts";
import { type Card, attachmentOf, cardOf, heading, openLink, sentence } from "./card.ts";
import { escapedText, linkText } from "./escape.ts";
import { fitting } from "./size.ts";

interface OwnCommunity {
  readonly name: string;
  readonly link: string;
}

/** Said in the chat of one person with the bot, where no community can live: where one can, and the person's own. */
export function whereToStartCard(
  strings: Strings,
  {
    name,
    communities,
    home,
  }: { readonly name: string; readonly communities: readonly OwnCommunity[]; readonly home: string },
): Card {
  const title = strings("card.whereToStartTitle");
  const where = [
    heading(title),
    sentence(strings("card.whereToStart")),
    sentence(strings("card.whatToWrite")),
    sentence(strings("card.startCommand", { name: escapedText(name) }).trim(), { fontType: "Monospace" }),
  ];
  return fitting(communities, (shown) => {
    const own = shown.map((one) => sentence(linkText(one.name, one.link), { spacing: "Small" }));
    const body = [...where, ...(own.length > 0 ? [sentence(strings("card.orOpenOne")), ...own] : [])];
    return attachmentOf(
      cardOf(body, [openLink(strings("card.openHome"), home)], `${title}. ${strings("card.whereToStart")}`),
    );
  });
}
