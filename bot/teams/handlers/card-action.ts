import type { Activity } from "botbuilder";
import type { Card } from "../cards/card.ts";
import type { Message } from "../outgoing.ts";
import type { TeamsDeps } from "../teams-deps.ts";

/** Replaces the posted card, for everyone who sees it. */
export type ReplaceCard = (card: Card) => Promise<void>;

/** `data` is what the card sent, not parsed yet. */
type Handle<Answer> = (
  deps: TeamsDeps,
  activity: Activity,
  data: unknown,
  replace: ReplaceCard,
) => Promise<Answer>;

/** What a button of a card does. */
export interface CardAction {
  /** `Action.Execute`, an invoke; see {@link cardAnswer}. */
  readonly execute: Handle<object>;
  /** `Action.Submit`, a message of clients that do not know the above. Undefined: a card that changes says enough. */
  readonly submit: Handle<Message | undefined>;
}

/** The answer to an invoke that shows a card in the place of the one whose button was pressed. */
export const cardAnswer = (card: Card): object => ({
  statusCode: 200,
  type: card.contentType,
  value: card.content as object,
});
