import { ExecuteAction, SubmitAction } from "@microsoft/teams.cards";
import type { CardVerb } from "../../contract/commands.ts";
import { limits } from "../../contract/limits.ts";
import type { Strings } from "../../strings/strings.ts";
import { askButton } from "./buttons.ts";
import { type Card, attachmentOf, cardOf, heading, sentence } from "./card.ts";
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
  const verb: CardVerb = "findEntries";
  const title = strings("card.find");
  const data = { verb };
  const body = [
    heading(strings("card.findTitle")),
    ...(said === undefined ? [] : [sentence(escapedText(said))]),
    ...textField(strings, fault, {
      id: "query",
      label: strings("card.findWords"),
      placeholder: strings("card.findWordsHint"),
      value: query,
      maxLength: limits.query,
      isRequired: true,
    }),
  ];
  const fallback = new SubmitAction({ title, data, style: "positive" });
  const find = new ExecuteAction({ title, verb, data, style: "positive", fallback });
  return attachmentOf(
    cardOf(
      body,
      said === undefined ? [find] : [find, askButton(strings, query)],
      said ?? strings("card.findTitle"),
    ),
  );
}
