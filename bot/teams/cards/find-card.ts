import { ExecuteAction, SubmitAction } from "@microsoft/teams.cards";
import type { Attachment } from "botbuilder";
import type { CardVerb } from "../../contract/commands.ts";
import { limits } from "../../contract/limits.ts";
import type { Words } from "../../words/words.ts";
import { attachmentOf, cardOf, heading, sentence } from "./card.ts";
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
export function findCard(words: Words, { query, said, fault }: FindForm): Attachment {
  const verb: CardVerb = "findEntries";
  const title = words("card.find");
  const data = { verb };
  const body = [
    heading(words("card.findTitle")),
    ...(said === undefined ? [] : [sentence(escapedText(said))]),
    ...textField(words, fault, {
      id: "query",
      label: words("card.findWords"),
      placeholder: words("card.findWordsHint"),
      value: query,
      maxLength: limits.query,
      isRequired: true,
    }),
  ];
  const fallback = new SubmitAction({ title, data, style: "positive" });
  const find = new ExecuteAction({ title, verb, data, style: "positive", fallback });
  return attachmentOf(cardOf(body, [find], words("card.findTitle")));
}
