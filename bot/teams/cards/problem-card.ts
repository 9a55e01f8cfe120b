// A problem for everybody in a channel or chat: what it is, whether it is solved and by what, and what one can do.
import { type CardElement, Container, type IShowCardAction, TextInput } from "@microsoft/teams.cards";
import type { Attachment } from "botbuilder";
import type { ProblemCardView, ReplyExcerpt } from "../../community/problems/problem-view.ts";
import { cardReplyLength } from "../../contract/card-data.ts";
import { limits } from "../../contract/limits.ts";
import type { AuthorView } from "../../contract/problems.ts";
import { claimedName, personName } from "../../words/person-name.ts";
import type { Words } from "../../words/words.ts";
import { boardButtons, button, opening } from "./buttons.ts";
import { attachmentOf, beyondTitle, cardOf, heading, openLink, sentence, subtle } from "./card.ts";
import { escapedText } from "./escape.ts";
import { toggleField } from "./form-parts.ts";

/** Solutions shown; the page has all. */
const mostSolutions = 2;

export function problemCard(
  words: Words,
  problem: ProblemCardView,
  { link, communityName }: { readonly link: string; readonly communityName: string },
): Attachment {
  const of = words("problem.of", { community: escapedText(communityName) });
  const excerpt = escapedText(beyondTitle(problem));
  const tags = problem.tags.map(escapedText).join(", ");
  const body = [
    subtle(of),
    heading(escapedText(problem.title)),
    // In words alone: clients write their colours too pale to be read easily.
    sentence(words(`problem.${problem.state}`), { weight: "Bolder", spacing: "Small" }),
    ...(excerpt === "" ? [] : [sentence(excerpt, { spacing: "Small" })]),
    subtle(askedBy(words, problem)),
    ...(tags === "" ? [] : [subtle(words("card.tags", { tags }))]),
    ...(problem.othersHaveIt ? [subtle(words("problem.othersHaveIt"))] : []),
    ...reopenedPart(words, problem),
    ...replyParts(words, problem),
  ];
  const open = openLink(words("problem.openPage"), link);
  const { state, newestReply } = problem;
  const actions =
    state === "solved"
      ? [open, boardButtons(words, { ...problem, kind: "problem" }), reopen(words, problem)]
      : [
          reply(words, problem),
          ...(newestReply ? [accept(words, problem, newestReply)] : []),
          sameForMe(words, problem),
          open,
        ];
  return attachmentOf(cardOf(body, actions, `${problem.title} – ${link}`));
}

const askedBy = (words: Words, { asker }: Pick<ProblemCardView, "asker">): string =>
  asker.kind === "person"
    ? words("problem.askedBy", { name: escapedText(personName(words, asker.name ?? "")) })
    : words("problem.askedWithoutName");

const nameOf = (words: Words, author: AuthorView): string =>
  author.kind === "person" ? escapedText(claimedName(words, author)) : words("problem.theAsker");

function reopenedPart(words: Words, { reopened }: ProblemCardView): CardElement[] {
  if (!reopened) return [];
  const said = { name: nameOf(words, reopened.by), reason: escapedText(reopened.reason) };
  return [sentence(words("problem.reopened", said))];
}

/** What helped; while nothing did, what was said last. */
function replyParts(words: Words, { state, solutions, newestReply }: ProblemCardView): CardElement[] {
  if (state === "solved")
    return solutions.slice(0, mostSolutions).map((one) => quoted(words, "problem.whatHelped", one));
  return newestReply ? [quoted(words, "problem.newestReply", newestReply)] : [];
}

const quoted = (
  words: Words,
  said: "problem.whatHelped" | "problem.newestReply",
  { author, excerpt }: ReplyExcerpt,
): CardElement =>
  new Container(
    subtle(words(said, { name: nameOf(words, author) })),
    sentence(escapedText(excerpt), { spacing: "Small" }),
  ).withOptions({ style: "emphasis", spacing: "Medium" });

const ids = ({ communityId, id }: ProblemCardView) => ({ communityId, problemId: id });

const textInput = (
  words: Words,
  field: { id: string; label: string; max: number; hint?: string; isRequired: boolean },
) =>
  new TextInput({
    id: field.id,
    label: field.label,
    maxLength: field.max,
    isMultiline: true,
    ...(field.hint !== undefined && { placeholder: field.hint }),
    ...(field.isRequired && { isRequired: true, errorMessage: words("problem.fieldEmpty") }),
  });

/** Everybody sees the same card, members too. */
const joinToo = (words: Words, id: "join" | "joinAccepting" | "joinReopening" | "joinHavingIt") =>
  toggleField(id, words("card.joinToo"), false);

const reply = (words: Words, problem: ProblemCardView): IShowCardAction =>
  opening(
    words("problem.reply"),
    [
      textInput(words, {
        id: "reply",
        label: words("problem.replyLabel"),
        hint: words("problem.replyHint"),
        max: cardReplyLength,
        isRequired: true,
      }),
      joinToo(words, "join"),
    ],
    [button(words("problem.sendReply"), "replyToProblem", ids(problem))],
  );

const accept = (words: Words, problem: ProblemCardView, { id }: ReplyExcerpt): IShowCardAction =>
  opening(
    words("problem.thisHelped"),
    [
      sentence(words("problem.acceptWhy")),
      textInput(words, {
        id: "reason",
        label: words("problem.acceptReason"),
        max: limits.reason,
        isRequired: false,
      }),
      joinToo(words, "joinAccepting"),
    ],
    [button(words("problem.accept"), "acceptReply", { ...ids(problem), replyId: id })],
  );

const reopen = (words: Words, problem: ProblemCardView): IShowCardAction =>
  opening(
    words("problem.itIsBack"),
    [
      textInput(words, {
        id: "whyAgain",
        label: words("problem.whyAgain"),
        max: limits.reason,
        isRequired: true,
      }),
      joinToo(words, "joinReopening"),
    ],
    [button(words("problem.openAgain"), "reopenProblem", ids(problem))],
  );

const sameForMe = (words: Words, problem: ProblemCardView): IShowCardAction =>
  opening(
    words("problem.sameForMe"),
    [sentence(words("problem.sameForMeWhat")), joinToo(words, "joinHavingIt")],
    [button(words("problem.haveItToo"), "haveProblemToo", ids(problem))],
  );
