import { personName } from "../../strings/person-name.ts";
import type { Strings } from "../../strings/strings.ts";
import { commandButton } from "./buttons.ts";
import { attachmentOf, type Card, cardOf, openLink, sentence } from "./card.ts";
import { escapedText, plainText } from "./escape.ts";

/** Said once where Commonplace was added. @param community the address of the one that lives there already. */
export function welcomeCard(
  strings: Strings,
  { addedBy, community }: { readonly addedBy?: string; readonly community?: string },
): Card {
  const said = (shown: (text: string) => string) =>
    addedBy === undefined
      ? strings("card.welcome")
      : strings("card.welcomeAddedBy", { name: shown(personName(strings, addedBy, "atStart")) });
  const actions = [
    community === undefined
      ? commandButton(strings("card.startHere"), "start")
      : openLink(strings("card.openCommunity"), community),
    commandButton(strings("card.findSomething"), "find"),
    commandButton(strings("card.ask"), "ask"),
  ];
  return attachmentOf(cardOf([sentence(said(escapedText))], actions, said(plainText)));
}
