// `my data`: the way to one's stored data. The answer says nothing about the person, wherever they ask.
import type { Activity } from "botbuilder";
import { placeFrom, stringsOf } from "../activity.ts";
import { cardOf, openLink, sentence } from "../cards/card.ts";
import { textCard } from "../cards/text-card.ts";
import { cardMessage, type CardMessage } from "../outgoing.ts";
import type { TeamsDeps } from "../teams-deps.ts";

export function answerMyData({ links }: TeamsDeps, activity: Activity): Promise<CardMessage> {
  const strings = stringsOf(activity);
  // What is one's own is for a chat between two.
  const actions = [openLink(strings("card.open"), links.myData())];
  if (placeFrom(activity))
    return Promise.resolve(cardMessage(textCard(strings("myData.elsewhere"), actions)));
  const title = strings("card.myData");
  const what = strings("myData.what");
  return Promise.resolve(
    cardMessage(cardOf({ icon: "ShieldPerson", title, body: [sentence(what)], actions, news: title })),
  );
}
