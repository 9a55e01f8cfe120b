import type { Card } from "../../bot/teams/cards/card.ts";
import { actionsOf, contentOf, readTexts } from "./card-client.ts";

/** Of all that people read on a card, its buttons too. */
export const wordsOn = (card: Card): number => {
  const content = contentOf(card);
  const titles = actionsOf(content).flatMap(({ type, title }) => (type === "Action.Submit" ? [] : [title]));
  return [readTexts(content), ...titles].join(" ").match(/[\p{L}\p{N}][\p{L}\p{N}'’]*/gu)?.length ?? 0;
};
