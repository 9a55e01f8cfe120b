// The dialog of `replyWith`: a message, and the open problems to which it may be the reply. It submits `replyWithData`.
import { type CardElement, Container, type IChoice, SubmitAction } from "@microsoft/teams.cards";
import type { Attachment } from "botbuilder";
import { shorten } from "../../community/text/shorten.ts";
import { dialogTextLength, type MessageReference, problemChoice } from "../../contract/card-data.ts";
import { personName } from "../../words/person-name.ts";
import type { Words } from "../../words/words.ts";
import { attachmentOf, cardOf, heading, openLink, sentence, subtle } from "./card.ts";
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

export function replyWithCard(words: Words, form: ReplyWithForm): Attachment {
  const body = [
    ...faultNotice(words, form.fault),
    ...messageParts(words, form),
    ...choiceField(words, form.fault, {
      id: "problem",
      label: words("replyWith.problem"),
      placeholder: words("replyWith.choose"),
      choices: choicesOf(words, form),
      value: form.problem,
    }),
    ...(form.hasMore || form.problems.length > most.problems ? [subtle(words("replyWith.more"))] : []),
    ...(form.canJoin ? [toggleField("join", words("dialog.join"), form.join)] : []),
  ];
  const { message, markdown } = form;
  const data = {
    ...(message && { message }),
    ...(markdown.length <= dialogTextLength && { markdown }),
  };
  const send = new SubmitAction({ title: words("replyWith.send"), data, style: "positive" });
  return attachmentOf(cardOf(body, [send], words("replyWith.title")));
}

function messageParts(words: Words, { author, markdown }: ReplyWithForm): CardElement[] {
  const beginning = sentence(escapedText(shorten(markdown, most.beginning)), { spacing: "Small" });
  const name = escapedText(personName(words, author ?? ""));
  const isOwn = author === undefined;
  return [
    new Container(
      ...(isOwn
        ? []
        : [subtle(words("replyWith.saidBy", { name: escapedText(personName(words, author, "atStart")) }))]),
      beginning,
    ).withOptions({
      style: "emphasis",
    }),
    subtle(isOwn ? words("replyWith.yours") : words("replyWith.credit", { name })),
  ];
}

/** The community is named where there are several. What was chosen stays, even when it cannot be looked up again. */
function choicesOf(words: Words, { problems, problem }: ReplyWithForm): IChoice[] {
  const isOfSeveral = new Set(problems.map(({ communityId }) => communityId)).size > 1;
  const choices = problems.slice(0, most.problems).map(({ communityId, communityName, id, title }) => {
    const named = shorten(title, most.title);
    const where = isOfSeveral ? ` · ${shorten(communityName, most.communityName)}` : "";
    return { value: problemChoice({ communityId, problemId: id }), title: plainText(named + where) };
  });
  const isOffered = problem === "" || choices.some(({ value }) => value === problem);
  return isOffered ? choices : [...choices, { value: problem, title: words("replyWith.chosen") }];
}

export function repliedWithCard(
  words: Words,
  reply: { readonly problemTitle: string; readonly author: string },
  link: string,
): Attachment {
  const body = [
    sentence(words("replyWith.done", { name: escapedText(personName(words, reply.author)) })),
    heading(escapedText(reply.problemTitle)),
  ];
  return attachmentOf(
    cardOf(body, [openLink(words("problem.openPage"), link)], `${reply.problemTitle} – ${link}`),
  );
}
