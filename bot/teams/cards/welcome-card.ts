import { personName } from "../../strings/person-name.ts";
import type { Strings } from "../../strings/strings.ts";
import { commandButton } from "./buttons.ts";
import { type Card, openLink } from "./card.ts";
import { textCard } from "./text-card.ts";

/** Said once where Commonplace was added. @param community the address of the one that lives there already. */
export function welcomeCard(
  strings: Strings,
  { addedBy, community }: { readonly addedBy?: string; readonly community?: string },
): Card {
  const said =
    addedBy === undefined
      ? strings("card.welcome")
      : strings("card.welcomeAddedBy", { name: personName(strings, addedBy, "atStart") });
  const actions = [
    community === undefined
      ? commandButton(strings("card.startHere"), "start")
      : openLink(strings("card.openCommunity"), community),
    commandButton(strings("card.findSomething"), "find"),
    commandButton(strings("card.ask"), "ask"),
  ];
  return textCard(said, actions);
}
