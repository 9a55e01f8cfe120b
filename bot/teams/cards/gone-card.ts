import type { Strings } from "../../strings/strings.ts";
import { type Card, cardOf, subtle } from "./card.ts";

/** Where a card stood whose problem or thanks are not shown any more: nothing of them is left. */
export function goneCard(strings: Strings): Card {
  const news = strings("card.gone");
  return cardOf({ body: [subtle(news)], news });
}
