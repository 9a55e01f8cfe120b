import type { Attachment } from "botbuilder";
import type { Words } from "../../words/words.ts";
import { attachmentOf, cardOf, subtle } from "./card.ts";

/** Where a problem's card stood that was taken back or hidden: nothing of it is left. */
export function goneProblemCard(words: Words, why: "withdrawn" | "hidden"): Attachment {
  const sentence = words(`problem.${why}`);
  return attachmentOf(cardOf([subtle(sentence)], [], sentence));
}
