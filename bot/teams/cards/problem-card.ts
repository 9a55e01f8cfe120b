// A problem for everybody in a channel or chat: what it is, whether it is solved and by what, and what one can do.
import { type CardElement, Container, type IShowCardAction, TextInput } from "@microsoft/teams.cards";
import type { ProblemCardView, ReplyExcerpt } from "../../community/problems/problem-view.ts";
import { cardReplyLength } from "../../contract/card-data.ts";
import { limits } from "../../contract/limits.ts";
import type { ActorView } from "../../contract/people.ts";
import { claimedName } from "../../strings/person-name.ts";
import type { Strings } from "../../strings/strings.ts";
import { boardButtons, button, opening } from "./buttons.ts";
import { type Card, attachmentOf, beyondTitle, cardOf, heading, openLink, sentence, subtle } from "./card.ts";
import { escapedText } from "./escape.ts";
import { toggleField } from "./form-parts.ts";

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
      ? [open, boardButtons(strings, { ...problem, kind: "problem" }), reopen(strings, problem)]
      : [
          reply(strings, problem),
          ...(newestReply ? [accept(strings, problem, newestReply)] : []),
          sameForMe(strings, problem),
          open,
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

const textInput = (
  strings: Strings,
  field: { id: string; label: string; max: number; hint?: string; isRequired: boolean },
) =>
  new TextInput({
    id: field.id,
    label: field.label,
    maxLength: field.max,
    isMultiline: true,
    ...(field.hint !== undefined && { placeholder: field.hint }),
    ...(field.isRequired && { isRequired: true, errorMessage: strings("problem.fieldEmpty") }),
  });

/** Everybody sees the same card, members too. */
const joinToo = (strings: Strings, id: "join" | "joinAccepting" | "joinReopening" | "joinHavingIt") =>
  toggleField(id, strings("card.joinToo"), false);

const reply = (strings: Strings, problem: ProblemCardView): IShowCardAction =>
  opening(
    strings("problem.reply"),
    [
      textInput(strings, {
        id: "reply",
        label: strings("problem.replyLabel"),
        hint: strings("problem.replyHint"),
        max: cardReplyLength,
        isRequired: true,
      }),
      joinToo(strings, "join"),
    ],
    [button(strings("problem.sendReply"), "replyToProblem", ids(problem))],
  );

const accept = (strings: Strings, problem: ProblemCardView, { id }: ReplyExcerpt): IShowCardAction =>
  opening(
    strings("problem.thisHelped"),
    [
      sentence(strings("problem.acceptWhy")),
      textInput(strings, {
        id: "reason",
        label: strings("problem.acceptReason"),
        max: limits.reason,
        isRequired: false,
      }),
      joinToo(strings, "joinAccepting"),
    ],
    [button(strings("problem.accept"), "acceptReply", { ...ids(problem), replyId: id })],
  );

const reopen = (strings: Strings, problem: ProblemCardView): IShowCardAction =>
  opening(
    strings("problem.itIsBack"),
    [
      textInput(strings, {
        id: "whyAgain",
        label: strings("problem.whyAgain"),
        max: limits.reason,
        isRequired: true,
      }),
      joinToo(strings, "joinReopening"),
    ],
    [button(strings("problem.openAgain"), "reopenProblem", ids(problem))],
  );

const sameForMe = (strings: Strings, problem: ProblemCardView): IShowCardAction =>
  opening(
    strings("problem.sameForMe"),
    [sentence(strings("problem.sameForMeWhat")), joinToo(strings, "joinHavingIt")],
    [button(strings("problem.haveItToo"), "haveProblemToo", ids(problem))],
  );
