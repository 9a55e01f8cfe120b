// `my data`: where somebody sees, takes along and erases what is stored about them. The answer is the same for everybody:
// nothing about the person stands in it, wherever they ask.
import type { Activity } from "botbuilder";
import { placeFrom, stringsOf } from "../activity.ts";
import { attachmentOf, cardOf, heading, openLink, sentence } from "../cards/card.ts";
import { cardMessage, type Message, sentenceMessage } from "../outgoing.ts";
import type { TeamsDeps } from "../teams-deps.ts";

export function answerMyData({ links }: TeamsDeps, activity: Activity): Promise<Message> {
  const strings = stringsOf(activity);
  // What is one's own is for a chat between two.
  if (placeFrom(activity)) return Promise.resolve(sentenceMessage(strings("myData.elsewhere")));
  const body = [
    heading(strings("myData.title")),
    sentence(strings("myData.what")),
    sentence(strings("myData.erase")),
  ];
  const actions = [openLink(strings("myData.open"), links.myData())];
  const said = `${strings("myData.title")}. ${strings("myData.what")}`;
  return Promise.resolve(cardMessage(attachmentOf(cardOf(body, actions, said))));
}
