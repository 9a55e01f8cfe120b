import type { Attachment } from "botbuilder";
import type { Words } from "../../words/words.ts";
import { attachmentOf, cardOf, subtle } from "./card.ts";

/** Where a problem's card stood that was taken back: nothing of it is left. */
export const withdrawnProblemCard = (words: Words): Attachment =>
  attachmentOf(cardOf([subtle(words("problem.withdrawn"))], [], words("problem.withdrawn")));
