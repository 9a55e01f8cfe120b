import type { Strings } from "../../strings/strings.ts";
import { type Card, attachmentOf, cardOf, subtle } from "./card.ts";

/** Where a problem's card stood that was taken back or hidden: nothing of it is left. */
export function goneProblemCard(strings: Strings, why: "withdrawn" | "hidden"): Card {
  const sentence = strings(`problem.${why}`);
  return attachmentOf(cardOf([subtle(sentence)], [], sentence));
}
