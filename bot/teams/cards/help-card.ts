import type { Strings } from "../../strings/strings.ts";
import { type Card, attachmentOf, cardOf, heading, sentence } from "./card.ts";

/** What a person can do, in the words with which they do it. */
export function helpCard(strings: Strings): Card {
  const body = [
    heading(strings("card.helpTitle")),
    sentence(strings("card.howToSave")),
    sentence(strings("card.howToFind")),
    sentence(strings("card.howToAsk")),
    sentence(strings("card.howToReply")),
    sentence(strings("card.howToShare")),
    sentence(strings("card.howToDigest")),
    sentence(strings("card.howToThank")),
    sentence(strings("card.howToStart")),
    sentence(strings("card.howToMyData")),
  ];
  return attachmentOf(cardOf(body, [], strings("card.helpTitle")));
}
