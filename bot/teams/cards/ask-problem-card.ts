// The form with which a problem is asked: a dialog of the message extension, and a card of the bot. It submits
// `askProblemData`. Before anything is asked it shows once what may already answer it; what was typed stays.
import { type CardElement, Container, ExecuteAction, SubmitAction } from "@microsoft/teams.cards";
import type { Attachment } from "botbuilder";
import { askTextLength, type MessageReference } from "../../contract/card-data.ts";
import type { CardVerb } from "../../contract/commands.ts";
import type { EntrySummary } from "../../contract/entries.ts";
import { limits } from "../../contract/limits.ts";
import type { Words } from "../../words/words.ts";
import { attachmentOf, cardOf, heading, openLink, sentence, subtle } from "./card.ts";
import { escapedText, linkText } from "./escape.ts";
import { faultNotice, textField, toggleField } from "./form-parts.ts";
import { joinPart, joinPartForAll, targetData, type TargetForm, targetParts } from "./target-parts.ts";

export interface AskProblemForm extends TargetForm {
  /** A dialog of the message extension, or a card that the bot has sent. */
  readonly in: "dialog" | "card";
  readonly nonce: string;
  readonly title: string;
  readonly markdown: string;
  readonly tags: string;
  /** Stands in a channel or chat, where everybody has seen who asks: a name cannot be hidden there. */
  readonly isSeenByAll: boolean;
  readonly withoutName: boolean;
  /** False where this very card becomes the problem's. */
  readonly canAnnounce: boolean;
  readonly announce: boolean;
  readonly message?: MessageReference;
  /** What may already answer it; shown once. */
  readonly similar: readonly SimilarEntry[];
}

export interface SimilarEntry {
  readonly entry: EntrySummary;
  readonly link: string;
}

const typedTagsLength = limits.tagsPerTip * (limits.tag + 2);

export function askProblemCard(words: Words, form: AskProblemForm): Attachment {
  const body = [
    ...(form.in === "card" ? [heading(words("ask.title"))] : []),
    ...faultNotice(words, form.fault),
    ...similarParts(words, form),
    ...targetParts(words, form, "ask.startHere"),
    ...textParts(words, form),
    ...toggles(words, form),
  ];
  const verb: CardVerb = "askProblem";
  const { nonce, message, target, similar } = form;
  const data = {
    verb,
    nonce,
    seen: similar.length > 0,
    ...(message && { message }),
    ...targetData(target),
  };
  const title = words(similar.length > 0 ? "ask.anyway" : "ask.send");
  const fallback = new SubmitAction({ title, data, style: "positive" });
  const send =
    form.in === "dialog" ? fallback : new ExecuteAction({ title, verb, data, style: "positive", fallback });
  return attachmentOf(cardOf(body, [send], words("ask.title")));
}

const similarParts = (words: Words, { similar }: AskProblemForm): CardElement[] =>
  similar.length === 0
    ? []
    : [
        new Container(
          sentence(words("ask.similar"), { weight: "Bolder" }),
          ...similar.map(({ entry, link }) =>
            sentence(`${linkText(entry.title, link)} · ${kindOf(words, entry)}`, { spacing: "Small" }),
          ),
        ).withOptions({ style: "emphasis" }),
      ];

const kindOf = (words: Words, entry: EntrySummary): string =>
  entry.kind === "tip" ? words("entry.tip") : words(`entry.problem.${entry.state}`);

const textParts = (words: Words, { fault, ...form }: AskProblemForm): CardElement[] => [
  ...textField(words, fault, {
    id: "title",
    label: words("ask.problemTitle"),
    placeholder: words("ask.problemTitleHint"),
    value: form.title,
    maxLength: limits.problemTitle,
    isRequired: true,
  }),
  ...textField(words, fault, {
    id: "markdown",
    label: words("ask.text"),
    placeholder: words("ask.textHint"),
    value: form.markdown,
    maxLength: askTextLength,
    isMultiline: true,
  }),
  ...textField(words, fault, {
    id: "tags",
    label: words("dialog.tags"),
    placeholder: words("dialog.tagsHint"),
    value: form.tags,
    maxLength: typedTagsLength,
  }),
];

const toggles = (words: Words, form: AskProblemForm): CardElement[] => [
  ...(form.isSeenByAll ? [] : [toggleField("withoutName", words("ask.withoutName"), form.withoutName)]),
  ...(form.canAnnounce ? [toggleField("announce", words("ask.announce"), form.announce)] : []),
  ...(form.isSeenByAll ? joinPartForAll : joinPart)(words, form),
];

/** Said to whoever asked, where the problem's own card stands elsewhere. */
export function askedCard(
  words: Words,
  problem: { readonly title: string; readonly communityName: string },
  link: string,
  { wasAsked }: { readonly wasAsked: boolean },
): Attachment {
  const community = escapedText(problem.communityName);
  const body = [
    sentence(words(wasAsked ? "ask.askedBefore" : "ask.asked", { community })),
    heading(escapedText(problem.title)),
    ...(wasAsked ? [] : [subtle(words("ask.whatNext"))]),
  ];
  return attachmentOf(
    cardOf(body, [openLink(words("problem.openPage"), link)], `${problem.title} – ${link}`),
  );
}
