import type { Activity } from "botbuilder";
import type { PostedCard } from "../../community/outbox/posted-card.ts";
import type { Card } from "../cards/card.ts";
import type { Message } from "../outgoing.ts";
import type { TeamsDeps } from "../teams-deps.ts";

/**
 * Replaces the card whose button was pressed, for everyone who sees it. A changed client names any card of the bot there:
 * where others see it, `isMeant` must say that this one may be replaced; without it only a card in the person's own chat
 * with the bot is.
 */
export type ReplaceCard = (card: Card, isMeant?: (posted: PostedCard) => Promise<boolean>) => Promise<void>;

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
