// Buttons that act at once, on cards that the bot or a message extension has posted.
import {
  type ActionStyle,
  type CardElement,
  ExecuteAction,
  type IShowCardAction,
  ShowCardAction,
  SubmitAction,
} from "@microsoft/teams.cards";
import type { ButtonCommand } from "../../contract/card-data.ts";
import type { CardVerb } from "../../contract/commands.ts";
import type { Strings } from "../../strings/strings.ts";
import { cardOf, inOverflow } from "./card.ts";
import type { EntryKind } from "../../contract/entry-ref.ts";

/** Old clients send the same data as a message. */
export function button(title: string, verb: CardVerb, data: object, style?: ActionStyle): ExecuteAction {
  const shown = { title, data: { verb, ...data }, ...(style !== undefined && { style }) };
  return new ExecuteAction({ ...shown, verb, fallback: new SubmitAction(shown) });
}

/** Sends a form: of a card of the bot by its verb, of a dialog as Teams sends those. */
export const sendButton = (
  title: string,
  verb: CardVerb,
  data: object,
  { in: place }: { readonly in: "dialog" | "card" | "answer" },
): ExecuteAction | SubmitAction =>
  place === "dialog"
    ? new SubmitAction({ title, data: { verb, ...data }, style: "positive" })
    : button(title, verb, data, "positive");

/** Gives a command for the person, maybe with words of theirs; what the bot answers is for them alone. */
export const commandButton = (title: string, command: ButtonCommand, rest = ""): ExecuteAction =>
  button(title, "runCommand", { command, ...(rest !== "" && { rest }) });

/** Asks with the words that somebody looked for; the card names them. */
export const askButton = (strings: Strings, words: string): ExecuteAction =>
  commandButton(strings("card.askThis"), "ask", words);

/** What opens below the card when its button is pressed. */
export const opening = (
  title: string,
  body: readonly CardElement[],
  actions: readonly ExecuteAction[],
): IShowCardAction => new ShowCardAction({ title, card: cardOf({ body, actions, news: title }).content });

/** To pin and to unpin, behind the overflow: a posted card cannot know which of the two is to do now. */
export const boardButtons = (
  strings: Strings,
  { communityId, kind, id }: { communityId: string; kind: EntryKind; id: string },
): ExecuteAction[] =>
  (["pinEntry", "unpinEntry"] as const).map((verb) =>
    inOverflow(button(strings(`board.${verb}`), verb, { communityId, kind, id })),
  );
