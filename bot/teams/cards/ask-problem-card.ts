// The form with which a problem is asked: a dialog of the message extension, and a card of the bot. It submits
// `askProblemData`. Before anything is asked it shows once what may already answer it; what was typed stays.
import { type CardElement, Container, ExecuteAction, SubmitAction } from "@microsoft/teams.cards";
import { askTextLength, type MessageReference } from "../../contract/card-data.ts";
import type { CardVerb } from "../../contract/commands.ts";
import type { EntrySummary } from "../../contract/entries.ts";
import { limits } from "../../contract/limits.ts";
import type { Strings } from "../../strings/strings.ts";
import { type Card, attachmentOf, cardOf, heading, openLink, sentence, subtle } from "./card.ts";
import { escapedText, linkText } from "./escape.ts";
import { faultNotice, textField, toggleField } from "./form-parts.ts";
import { joinPart, targetData, type TargetForm, targetParts } from "./target-parts.ts";

export interface AskProblemForm extends TargetForm {
  /** A dialog of the message extension, a card that the bot has sent, or the answer to a button, seen by one person. */
  readonly in: "dialog" | "card" | "answer";
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

export function askProblemCard(strings: Strings, form: AskProblemForm): Card {
  const body = [
    ...(form.in !== "dialog" ? [heading(strings("ask.title"))] : []),
    ...faultNotice(strings, form.fault),
    ...similarParts(strings, form),
    ...targetParts(strings, form, "ask.startHere"),
    ...textParts(strings, form),
    ...toggles(strings, form),
  ];
  const verb: CardVerb = "askProblem";
  const { nonce, message, target, similar } = form;
  const data = {
    verb,
    nonce,
    seen: similar.length > 0,
    ...(form.in === "answer" && { isAnswer: true }),
    ...(message && { message }),
    ...targetData(target),
  };
  const title = strings(similar.length > 0 ? "ask.anyway" : "ask.send");
  const fallback = new SubmitAction({ title, data, style: "positive" });
  const send =
    form.in === "dialog" ? fallback : new ExecuteAction({ title, verb, data, style: "positive", fallback });
  return attachmentOf(cardOf(body, [send], strings("ask.title")));
}

const similarParts = (strings: Strings, { similar }: AskProblemForm): CardElement[] =>
  similar.length === 0
    ? []
    : [
        new Container(
          sentence(strings("ask.similar"), { weight: "Bolder" }),
          ...similar.map(({ entry, link }) =>
            sentence(`${linkText(entry.title, link)} · ${kindOf(strings, entry)}`, { spacing: "Small" }),
          ),
        ).withOptions({ style: "emphasis" }),
      ];

const kindOf = (strings: Strings, entry: EntrySummary): string =>
  entry.kind === "tip" ? strings("entry.tip") : strings(`entry.problem.${entry.state}`);

const textParts = (strings: Strings, { fault, ...form }: AskProblemForm): CardElement[] => [
  ...textField(strings, fault, {
    id: "title",
    label: strings("ask.problemTitle"),
    placeholder: strings("ask.problemTitleHint"),
    value: form.title,
    maxLength: limits.problemTitle,
    isRequired: true,
  }),
  ...textField(strings, fault, {
    id: "markdown",
    label: strings("ask.text"),
    placeholder: strings("ask.textHint"),
    value: form.markdown,
    maxLength: askTextLength,
    isMultiline: true,
  }),
  ...textField(strings, fault, {
    id: "tags",
    label: strings("dialog.tags"),
    placeholder: strings("dialog.tagsHint"),
    value: form.tags,
    maxLength: typedTagsLength,
  }),
];

const toggles = (strings: Strings, form: AskProblemForm): CardElement[] => [
  ...(form.isSeenByAll ? [] : [toggleField("withoutName", strings("ask.withoutName"), form.withoutName)]),
  ...(form.canAnnounce ? [toggleField("announce", strings("ask.announce"), form.announce)] : []),
  // Who has joined is nobody else's business.
  ...(form.isSeenByAll ? [] : joinPart(strings, form)),
];

/** For the person who asked, where the problem's own card stands elsewhere. */
export function askedCard(
  strings: Strings,
  problem: { readonly title: string; readonly communityName: string },
  link: string,
  { wasAsked }: { readonly wasAsked: boolean },
): Card {
  const community = escapedText(problem.communityName);
  const body = [
    sentence(strings(wasAsked ? "ask.askedBefore" : "ask.asked", { community })),
    heading(escapedText(problem.title)),
    ...(wasAsked ? [] : [subtle(strings("ask.whatNext"))]),
  ];
  const news = strings("problem.news.open", { community: problem.communityName, title: problem.title });
  return attachmentOf(cardOf(body, [openLink(strings("problem.openPage"), link)], `${news} – ${link}`));
}
