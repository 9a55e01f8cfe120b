// `my data`: where somebody sees, takes along and erases what is stored about them. The answer is the same for everybody:
// nothing about the person stands in it, wherever they ask.
import type { Activity } from "botbuilder";
import { placeFrom, wordsOf } from "../activity.ts";
import { attachmentOf, cardOf, heading, openLink, sentence } from "../cards/card.ts";
import { cardMessage, type Message, sentenceMessage } from "../outgoing.ts";
import type { TeamsDeps } from "../teams-deps.ts";

export function answerMyData({ links }: TeamsDeps, activity: Activity): Promise<Message> {
  const words = wordsOf(activity);
  // What is one's own is for a chat between two.
  if (placeFrom(activity)) return Promise.resolve(sentenceMessage(words("myData.elsewhere")));
  const body = [
    heading(words("myData.title")),
    sentence(words("myData.what")),
    sentence(words("myData.erase")),
  ];
  const actions = [openLink(words("myData.open"), links.myData())];
  const said = `${words("myData.title")}. ${words("myData.what")}`;
  return Promise.resolve(cardMessage(attachmentOf(cardOf(body, actions, said))));
}
