import type { Attachment } from "botbuilder";
import type { Words } from "../../words/words.ts";
import { attachmentOf, cardOf, heading, sentence } from "./card.ts";

/** What a person can do, in the words with which they do it. */
export function helpCard(words: Words): Attachment {
  const body = [
    heading(words("card.helpTitle")),
    sentence(words("card.howToSave")),
    sentence(words("card.howToFind")),
    sentence(words("card.howToAsk")),
    sentence(words("card.howToReply")),
    sentence(words("card.howToShare")),
    sentence(words("card.howToDigest")),
    sentence(words("card.howToThank")),
    sentence(words("card.howToStart")),
    sentence(words("card.howToMyData")),
  ];
  return attachmentOf(cardOf(body, [], words("card.helpTitle")));
}
