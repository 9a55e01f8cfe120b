import { personName } from "../../strings/person-name.ts";
import type { Strings } from "../../strings/strings.ts";
import { type Card, attachmentOf, cardOf, heading, sentence } from "./card.ts";
import { escapedText } from "./escape.ts";

/** Said once where Commonplace was added. */
export function welcomeCard(
  strings: Strings,
  { addedBy, hasCommunity }: { readonly addedBy?: string; readonly hasCommunity: boolean },
): Card {
  const why =
    addedBy === undefined
      ? strings("card.welcome")
      : strings("card.welcomeAddedBy", { name: escapedText(personName(strings, addedBy, "atStart")) });
  const body = [
    heading(strings("card.welcomeTitle")),
    sentence(why),
    sentence(strings("card.howToSave")),
    sentence(strings("card.howToFind")),
    sentence(strings("card.howToAsk")),
    ...(hasCommunity ? [] : [sentence(strings("card.howToStart"))]),
  ];
  return attachmentOf(cardOf(body, [], strings("card.welcomeTitle")));
}
