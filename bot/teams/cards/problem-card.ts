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
import { type Card, cardOf, openLink, sentence, subtle } from "./card.ts";
import { type CardCommunity, statusOf } from "./card-head.ts";
import { excerptPart, tagLine } from "./entry-card.ts";
import { escapedText } from "./escape.ts";

/** Solutions shown; the page has all. */
const mostSolutions = 2;

export function problemCard(
  strings: Strings,
  problem: ProblemCardView,
  { link, community }: { readonly link: string; readonly community: CardCommunity },
): Card {
  const { title, state, newestReply, othersHaveIt } = problem;
  const lines = [
    askedBy(strings, problem),
    tagLine(problem),
    othersHaveIt ? strings("problem.othersHaveIt") : "",
  ].filter((line) => line !== "");
  const open = openLink(strings("problem.openPage"), link);
  return cardOf({
    community,
    title: escapedText(title),
    status: statusOf(strings, problem),
    body: [
      ...excerptPart(problem),
      ...lines.map(subtle),
      ...reopenedPart(strings, problem),
      ...replyParts(strings, problem),
    ],
    actions:
      state === "solved"
        ? [open, reopen(strings, problem), ...boardButtons(strings, { ...problem, kind: "problem" })]
        : [
            replyForm(strings, ids(problem)),
            ...(newestReply ? [accept(strings, { ...ids(problem), replyId: newestReply.id })] : []),
            open,
            button(strings("problem.meToo"), "haveProblemToo", ids(problem)),
          ],
    news: strings(`problem.news.${state}`, { community: community.name, title }),
    link,
  });
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
    sentence(escapedText(excerpt || strings("problem.replyIsEntry")), { spacing: "Small" }),
  ).withOptions({ style: "emphasis", spacing: "Medium" });

const ids = ({ communityId, id }: ProblemCardView) => ({ communityId, problemId: id });

const textInput = (strings: Strings, { id, label, max }: { id: string; label: string; max: number }) =>
  new TextInput({
    id,
    label,
    maxLength: max,
    isMultiline: true,
    isRequired: true,
    errorMessage: strings("card.fieldMissing", { label }),
  });

export const replyForm = (
  strings: Strings,
  problem: { readonly communityId: string; readonly problemId: string },
): IShowCardAction =>
  opening(
    strings("problem.reply"),
    [
      textInput(strings, {
        id: "reply",
        label: strings("problem.replyLabel"),
        max: cardReplyLength,
      }),
    ],
    [button(strings("problem.reply"), "replyToProblem", problem)],
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
  return cardOf({
    title: escapedText(title),
    body: [textInput(strings, { id: "reason", label, max: limits.reason })],
    actions: [accept(strings, replyIds), openLink(strings("problem.openPage"), link)],
    news: label,
    link,
  });
}
