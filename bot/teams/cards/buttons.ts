// Buttons that act at once, on cards that the bot or a message extension has posted.
import {
  type CardElement,
  ExecuteAction,
  type IShowCardAction,
  ShowCardAction,
  SubmitAction,
} from "@microsoft/teams.cards";
import type { CardVerb } from "../../contract/commands.ts";
import type { Strings } from "../../strings/strings.ts";
import { cardOf, sentence } from "./card.ts";
import type { EntryKind } from "../../contract/entry-ref.ts";

/** Old clients send the same data as a message. */
export function button(title: string, verb: CardVerb, data: Readonly<Record<string, string>>): ExecuteAction {
  const submitted = { verb, ...data };
  return new ExecuteAction({
    title,
    verb,
    data: submitted,
    fallback: new SubmitAction({ title, data: submitted }),
  });
}

/** What opens below the card when its button is pressed. */
export const opening = (
  title: string,
  body: readonly CardElement[],
  actions: readonly ExecuteAction[],
): IShowCardAction => new ShowCardAction({ title, card: cardOf(body, actions, title) });

/** To pin and to unpin: a posted card cannot know which of the two is to do now. */
export const boardButtons = (
  strings: Strings,
  { communityId, kind, id }: { communityId: string; kind: EntryKind; id: string },
): IShowCardAction =>
  opening(
    strings("board.title"),
    [sentence(strings("board.what"))],
    [
      button(strings("board.pin"), "pinEntry", { communityId, kind, id }),
      button(strings("board.unpin"), "unpinEntry", { communityId, kind, id }),
    ],
  );
