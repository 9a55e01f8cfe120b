// A problem for everybody in a channel or chat: what it is, whether it is solved and by what, and what one can do.
import {
  type CardElement,
  Container,
  type ExecuteAction,
  type IShowCardAction,
  TextInput,
} from "@microsoft/teams.cards";
import type { ProblemCardView, ReplyExcerpt } from "../../community/problems/problem-view.ts";
import { cardReplyLength } from "../../contract/card-data.ts";
import { limits } from "../../contract/limits.ts";
import type { ActorView } from "../../contract/people.ts";
import { claimedName } from "../../strings/person-name.ts";
import type { Strings } from "../../strings/strings.ts";
import { boardButtons, button, opening } from "./buttons.ts";
import { type Card, attachmentOf, beyondTitle, cardOf, heading, openLink, sentence, subtle } from "./card.ts";
import { escapedText } from "./escape.ts";

/** Solutions shown; the page has all. */
const mostSolutions = 2;

export function problemCard(
  strings: Strings,
  problem: ProblemCardView,
  { link, communityName }: { readonly link: string; readonly communityName: string },
): Card {
  const of = strings("problem.of", { community: escapedText(communityName) });
  const excerpt = escapedText(beyondTitle(problem));
  const tags = problem.tags.map(escapedText).join(", ");
  const body = [
    subtle(of),
    heading(escapedText(problem.title)),
    // In words alone: clients write their colours too pale to be read easily.
    sentence(strings(`problem.${problem.state}`), { weight: "Bolder", spacing: "Small" }),
    ...(excerpt === "" ? [] : [sentence(excerpt, { spacing: "Small" })]),
    subtle(askedBy(strings, problem)),
    ...(tags === "" ? [] : [subtle(strings("card.tags", { tags }))]),
    ...(problem.othersHaveIt ? [subtle(strings("problem.othersHaveIt"))] : []),
    ...reopenedPart(strings, problem),
    ...replyParts(strings, problem),
  ];
  const open = openLink(strings("problem.openPage"), link);
  const { state, newestReply } = problem;
  const actions =
    state === "solved"
      ? [open, reopen(strings, problem), ...boardButtons(strings, { ...problem, kind: "problem" })]
      : [
          reply(strings, problem),
          ...(newestReply ? [accept(strings, { ...ids(problem), replyId: newestReply.id })] : []),
          open,
          button(strings("problem.meToo"), "haveProblemToo", ids(problem)),
        ];
  const news = strings(`problem.news.${state}`, { community: communityName, title: problem.title });
  return attachmentOf(cardOf(body, actions, `${news} – ${link}`));
}

const askedBy = (strings: Strings, { asker }: Pick<ProblemCardView, "asker">): string =>
  asker.kind === "person"
    ? strings("problem.askedBy", { name: escapedText(claimedName(strings, asker)) })
    : strings("problem.askedWithoutName");

const nameOf = (strings: Strings, author: ActorView): string =>
  author.kind === "person" ? escapedText(claimedName(strings, author)) : strings("problem.theAsker");

function reopenedPart(strings: Strings, { reopened }: ProblemCardView): CardElement[] {
  if (!reopened) return [];
  const said = { name: nameOf(strings, reopened.by), reason: escapedText(reopened.reason) };
  return [sentence(strings("problem.reopened", said))];
}

/** What helped; while nothing did, what was said last. */
function replyParts(strings: Strings, { state, solutions, newestReply }: ProblemCardView): CardElement[] {
  if (state === "solved")
    return solutions.slice(0, mostSolutions).map((one) => quoted(strings, "problem.whatHelped", one));
  return newestReply ? [quoted(strings, "problem.newestReply", newestReply)] : [];
}

const quoted = (
  strings: Strings,
  said: "problem.whatHelped" | "problem.newestReply",
  { author, excerpt }: ReplyExcerpt,
): CardElement =>
  new Container(
    subtle(strings(said, { name: nameOf(strings, author) })),
    sentence(escapedText(excerpt), { spacing: "Small" }),
  ).withOptions({ style: "emphasis", spacing: "Medium" });

const ids = ({ communityId, id }: ProblemCardView) => ({ communityId, problemId: id });

const textInput = (strings: Strings, field: { id: string; label: string; max: number; hint?: string }) =>
  new TextInput({
    id: field.id,
    label: field.label,
    maxLength: field.max,
    isMultiline: true,
    ...(field.hint !== undefined && { placeholder: field.hint }),
    isRequired: true,
    errorMessage: strings("problem.fieldEmpty"),
  });

const reply = (strings: Strings, problem: ProblemCardView): IShowCardAction =>
  opening(
    strings("problem.reply"),
    [
      textInput(strings, {
        id: "reply",
        label: strings("problem.replyLabel"),
        hint: strings("problem.replyHint"),
        max: cardReplyLength,
      }),
    ],
    [button(strings("problem.sendReply"), "replyToProblem", ids(problem))],
  );

interface ReplyIds {
  readonly communityId: string;
  readonly problemId: string;
  readonly replyId: string;
}

/** One click for the asker; others are asked for a reason, see {@link acceptReasonCard}. */
const accept = (strings: Strings, replyIds: ReplyIds): ExecuteAction =>
  button(strings("problem.accept"), "acceptReply", { ...replyIds });

const reopen = (strings: Strings, problem: ProblemCardView): IShowCardAction =>
  opening(
    strings("problem.reopen"),
    [textInput(strings, { id: "whyAgain", label: strings("problem.whyAgain"), max: limits.reason })],
    [button(strings("problem.reopen"), "reopenProblem", ids(problem))],
  );

/** For one person, who did not ask the problem and marked a reply as its solution. */
export function acceptReasonCard(
  strings: Strings,
  { title, ...replyIds }: ReplyIds & { readonly title: string },
  link: string,
): Card {
  const label = strings("problem.acceptReason");
  const body = [
    heading(escapedText(title)),
    textInput(strings, { id: "reason", label, hint: strings("problem.acceptHint"), max: limits.reason }),
  ];
  const actions = [accept(strings, replyIds), openLink(strings("problem.openPage"), link)];
  return attachmentOf(cardOf(body, actions, `${label} – ${link}`));
}
