import { type Activity, ActivityTypes, type Attachment } from "botbuilder";

/** A message as a handler gives it back; the turn adds where it goes. */
export type Message = Partial<Activity>;

/** A sentence of our own. Plain: nothing that people wrote into a name becomes a sign of Markdown. */
export const sentenceMessage = (sentence: string): Message => ({
  type: ActivityTypes.Message,
  text: sentence,
  textFormat: "plain",
});

export const cardMessage = (card: Attachment): Message => ({
  type: ActivityTypes.Message,
  attachments: [card],
});
