// Every message that the bot sends is made here, whether a person waits for it or an outbox held it.
import { type Activity, ActivityTypes } from "botbuilder";
import { type Card, newsOf } from "./cards/card.ts";

/**
 * A message as a handler gives it back; the turn adds where it goes. Its summary is all that toasts, the activity feed
 * and lists of chats show of a card: without one they say "sent a card".
 */
export interface Message extends Partial<Activity> {
  readonly type: ActivityTypes.Message;
  readonly summary: string;
}

/** A sentence of our own. Plain: nothing that people wrote into a name becomes a sign of Markdown. */
export const sentenceMessage = (sentence: string): Message => ({
  type: ActivityTypes.Message,
  text: sentence,
  textFormat: "plain",
  summary: sentence,
});

export interface CardMessage extends Message {
  readonly attachments: [Card, ...Card[]];
}

/** Has no text: Teams would show it above the card, which says it already. */
export const cardMessage = (card: Card, ...others: readonly Card[]): CardMessage => ({
  type: ActivityTypes.Message,
  summary: newsOf(card),
  attachments: [card, ...others],
});
