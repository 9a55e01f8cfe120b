import { limits } from "../../contract/limits.ts";
import type { Strings } from "../../strings/strings.ts";
import { askButton, button } from "./buttons.ts";
import { type Card, cardOf, sentence } from "./card.ts";
import { escapedText } from "./escape.ts";
import { type FormFault, textField } from "./form-parts.ts";

interface FindForm {
  readonly query: string;
  /** What came of the query, when nothing was found. */
  readonly said?: string;
  /** What is wrong with the query. */
  readonly fault?: FormFault;
}

/** The form with which the bot searches; it submits `findEntriesData`. */
export function findCard(strings: Strings, { query, said, fault }: FindForm): Card {
  const find = button(strings("card.find"), "findEntries", {}, "positive");
  const title = strings("card.findSomething");
  return cardOf({
    icon: "Search",
    title,
    body: [
      ...(said === undefined ? [] : [sentence(escapedText(said))]),
      ...textField(strings, fault, {
        id: "query",
        label: strings("card.findWords"),
        value: query,
        maxLength: limits.query,
        isRequired: true,
      }),
    ],
    actions: said === undefined ? [find] : [find, askButton(strings, query)],
    news: said ?? title,
  });
}
