// Sentences that end a command, each with the button for what a person can do next.
import type { Activity } from "botbuilder";
import type { WordKey } from "../../strings/strings.ts";
import { placeFrom, stringsOf } from "../activity.ts";
import { commandButton } from "../cards/buttons.ts";
import { type Card, openLink } from "../cards/card.ts";
import { textCard } from "../cards/text-card.ts";
import type { TeamsDeps } from "../teams-deps.ts";

type Deps = Pick<TeamsDeps, "links">;

export function openHomeCard({ links }: Deps, activity: Activity, says: WordKey): Card {
  const strings = stringsOf(activity);
  return textCard(strings(says), [openLink(strings("card.openHome"), links.home())]);
}

/** Where a person looks into no community: in a channel or chat because none lives there yet. */
export function nowhereCard(deps: Deps, activity: Activity): Card {
  const strings = stringsOf(activity);
  if (!placeFrom(activity)) return openHomeCard(deps, activity, "card.nowhere");
  return textCard(strings("card.nowhereHere"), [commandButton(strings("card.startHere"), "start")]);
}
