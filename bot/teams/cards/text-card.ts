import { type Card, type CardButton, cardOf, sentence } from "./card.ts";
import { escapedText } from "./escape.ts";

/** One kind sentence: a refusal, or what to do next. It may hold what people typed. */
export const textCard = (text: string, actions: readonly CardButton[] = []): Card =>
  cardOf({ body: [sentence(escapedText(text))], actions, news: text });
