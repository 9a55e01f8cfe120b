// The dialog of `replyWith`: a message, and the open problems to which it may be the reply. It submits `replyWithData`.
import { type CardElement, Container, type IChoice, SubmitAction } from "@microsoft/teams.cards";
import { shorten } from "../../community/text/shorten.ts";
import { dialogTextLength, type MessageReference, problemChoice } from "../../contract/card-data.ts";
import { personName } from "../../strings/person-name.ts";
import type { Strings } from "../../strings/strings.ts";
import { type Card, cardOf, openLink, sentence, subtle } from "./card.ts";
import type { CardCommunity } from "./card-head.ts";
import { escapedText, plainText } from "./escape.ts";
import { choiceField, faultNotice, type FormFault, toggleField } from "./form-parts.ts";

interface OpenProblem {
  readonly communityId: string;
  readonly communityName: string;
  readonly id: string;
  readonly title: string;
}

export interface ReplyWithForm {
  readonly problems: readonly OpenProblem[];
  /** There are more than can be offered. */
  readonly hasMore: boolean;
  /** The value of a choice; empty when nothing is chosen. */
  readonly problem: string;
  readonly markdown: string;
  readonly message?: MessageReference;
  /** Whose reply it will be, unless it is the person's own. */
  readonly author?: string;
  readonly canJoin: boolean;
  readonly join: boolean;
  readonly fault?: FormFault;
}

/** Keeps the card small. */
const most = { problems: 15, beginning: 300, title: 60, communityName: 30 } as const;

export function replyWithCard(strings: Strings, form: ReplyWithForm): Card {
  const { message, markdown } = form;
  const data = {
    ...(message && { message }),
    ...(markdown.length <= dialogTextLength && { markdown }),
  };
  return cardOf({
    body: [
      ...faultNotice(strings, form.fault),
      ...messageParts(strings, form),
      ...choiceField(strings, form.fault, {
        id: "problem",
        label: strings("replyWith.problem"),
        choices: choicesOf(strings, form),
        value: form.problem,
      }),
      ...(form.hasMore || form.problems.length > most.problems ? [subtle(strings("dialog.moreInTab"))] : []),
      ...(form.canJoin ? [toggleField("join", strings("dialog.join"), form.join)] : []),
    ],
    actions: [new SubmitAction({ title: strings("problem.reply"), data, style: "positive" })],
    news: strings("replyWith.title"),
  });
}

/** Whose reply it will be, unless it is the person's own, and how it begins. */
function messageParts(strings: Strings, { author, markdown }: ReplyWithForm): CardElement[] {
  const beginning = sentence(escapedText(shorten(markdown, most.beginning)), { spacing: "Small" });
  const credit =
    author === undefined
      ? []
      : [subtle(strings("replyWith.credit", { name: escapedText(personName(strings, author)) }))];
  return [new Container(...credit, beginning).withOptions({ style: "emphasis" })];
}

/** The community is named where there are several. What was chosen stays, even when it cannot be looked up again. */
function choicesOf(strings: Strings, { problems, problem }: ReplyWithForm): IChoice[] {
  const isOfSeveral = new Set(problems.map(({ communityId }) => communityId)).size > 1;
  const choices = problems.slice(0, most.problems).map(({ communityId, communityName, id, title }) => {
    const named = shorten(title, most.title);
    const where = isOfSeveral ? ` · ${shorten(communityName, most.communityName)}` : "";
    return { value: problemChoice({ communityId, problemId: id }), title: plainText(named + where) };
  });
  const isOffered = problem === "" || choices.some(({ value }) => value === problem);
  return isOffered ? choices : [...choices, { value: problem, title: strings("replyWith.problem") }];
}

export const repliedWithCard = (
  strings: Strings,
  reply: { readonly problemTitle: string; readonly author: string; readonly community: CardCommunity },
  link: string,
): Card =>
  cardOf({
    community: reply.community,
    title: escapedText(reply.problemTitle),
    body: [sentence(strings("replyWith.done", { name: escapedText(personName(strings, reply.author)) }))],
    actions: [openLink(strings("problem.openPage"), link)],
    news: reply.problemTitle,
    link,
  });
