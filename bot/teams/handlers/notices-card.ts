// The buttons of a card of notices. The card in the person's chat becomes what is so now.
import type { Activity } from "botbuilder";
import { z } from "zod";
import type { Actor } from "../../community/core/actor.ts";
import { parseInput } from "../../community/core/input.ts";
import {
  acceptNoticedReply,
  answerCreditNotice,
  answerAccessRequestNotice,
  answerThanksNotice,
  declineAsked,
  readCardLines,
} from "../../community/notifications/answer.ts";
import { Refusal } from "../../community/core/refusal.ts";
import type { CardVerb } from "../../contract/commands.ts";
import {
  acceptNoticedReplyData,
  answerCreditData,
  answerAccessRequestData,
  answerThanksData,
  declineAskedData,
} from "../../contract/notices.ts";
import { DeadlineError } from "../../deadline.ts";
import { refusalSentence } from "../../strings/refusal-sentence.ts";
import { actorFrom, stringsOf } from "../activity.ts";
import { noticesCard } from "../cards/notices-card.ts";
import { invokeSentence } from "../failed-turn.ts";
import { sentenceMessage } from "../outgoing.ts";
import type { TeamsDeps } from "../teams-deps.ts";
import { type CardAction, cardAnswer } from "./card-action.ts";

type NoticeVerb = Extract<
  CardVerb,
  "answerCredit" | "answerAccessRequest" | "answerThanks" | "acceptNoticedReply" | "declineAsked"
>;

type Act = (deps: TeamsDeps, actor: Actor, data: unknown) => Promise<unknown>;

const acts = {
  answerCredit: (deps, actor, data) => answerCreditNotice(deps, actor, parseInput(answerCreditData, data)),
  answerAccessRequest: (deps, actor, data) =>
    answerAccessRequestNotice(deps, actor, parseInput(answerAccessRequestData, data)),
  answerThanks: (deps, actor, data) => answerThanksNotice(deps, actor, parseInput(answerThanksData, data)),
  acceptNoticedReply: (deps, actor, data) =>
    acceptNoticedReply(deps, actor, parseInput(acceptNoticedReplyData, data)),
  declineAsked: (deps, actor, data) => declineAsked(deps, actor, parseInput(declineAskedData, data)),
} satisfies Record<NoticeVerb, Act>;

const noticeVerbs = Object.keys(acts) as NoticeVerb[];

const noticeVerbData = z.looseObject({ verb: z.enum(noticeVerbs) });

/** The card as it is now, or the sentence that says what came of it where the card is not known any more. */
async function act(deps: TeamsDeps, activity: Activity, data: unknown) {
  const actor = actorFrom(activity);
  const strings = stringsOf(activity);
  const { verb } = parseInput(noticeVerbData, data);
  // After a lost race, or when it is gone, the card says so.
  const refusal = await acts[verb](deps, actor, data).then(() => undefined, outdatedOrThrow);
  const { replyToId } = activity;
  // What the button is for is done: when there is no time left for the card, that is what counts.
  const lines =
    replyToId === undefined
      ? undefined
      : await readCardLines(deps, actor, replyToId).catch(undefinedWhenLate);
  if (lines) return noticesCard(strings, lines, deps.links.notices());
  return refusal ? refusalSentence(strings, refusal.reason) : strings("notice.done");
}

function undefinedWhenLate(error: unknown): undefined {
  if (!(error instanceof DeadlineError)) throw error;
}

function outdatedOrThrow(error: unknown): Refusal {
  if (error instanceof Refusal && error.reason.code === "notFound") return error;
  throw error;
}

export const noticeAction: CardAction = {
  async execute(deps, activity, data, replace) {
    const done = await act(deps, activity, data);
    if (typeof done === "string") return invokeSentence(activity.name, done).body as object;
    await replace(done);
    return cardAnswer(done);
  },

  async submit(deps, activity, data, replace) {
    const done = await act(deps, activity, data);
    if (typeof done === "string") return sentenceMessage(done);
    await replace(done);
    return undefined;
  },
};
