import type { Attachment } from "botbuilder";
import { personName } from "../../words/person-name.ts";
import type { Words } from "../../words/words.ts";
import { attachmentOf, cardOf, heading, sentence } from "./card.ts";
import { escapedText } from "./escape.ts";

/** Said once where Commonplace was added. */
export function welcomeCard(
  words: Words,
  { addedBy, hasCommunity }: { readonly addedBy?: string; readonly hasCommunity: boolean },
): Attachment {
  const why =
    addedBy === undefined
      ? words("card.welcome")
      : words("card.welcomeAddedBy", { name: escapedText(personName(words, addedBy, "atStart")) });
  const body = [
    heading(words("card.welcomeTitle")),
    sentence(why),
    sentence(words("card.howToSave")),
    sentence(words("card.howToFind")),
    sentence(words("card.howToAsk")),
    ...(hasCommunity ? [] : [sentence(words("card.howToStart"))]),
  ];
  return attachmentOf(cardOf(body, [], words("card.welcomeTitle")));
}
