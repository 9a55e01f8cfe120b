// The buttons of a problem's card. The card for everyone follows by the outbox; the acting person sees the change at
// once.
import type { Activity } from "botbuilder";
import { z } from "zod";
import type { Actor } from "../../community/core/actor.ts";
import { derivedId } from "../../community/core/ids.ts";
import { parseInput } from "../../community/core/input.ts";
import type { ChangedProblem } from "../../community/problems/change-problem.ts";
import { problemCardView } from "../../community/problems/problem-view.ts";
import { getProblem } from "../../community/problems/read-problems.ts";
import { replyToProblem } from "../../community/problems/reply.ts";
import { acceptReply, haveProblemToo, reopenProblem } from "../../community/problems/solve-problem.ts";
import { Refusal } from "../../community/core/refusal.ts";
import {
  acceptReplyData,
  haveProblemTooData,
  reopenProblemData,
  replyToProblemData,
} from "../../contract/card-data.ts";
import type { CardVerb } from "../../contract/commands.ts";
import { actorFrom, isPersonal, stringsOf } from "../activity.ts";
import { acceptReasonCard, problemCard } from "../cards/problem-card.ts";
import { cardMessage } from "../outgoing.ts";
import type { TeamsDeps } from "../teams-deps.ts";
import { type CardAction, cardAnswer } from "./card-action.ts";

type ProblemVerb = Extract<CardVerb, "replyToProblem" | "acceptReply" | "reopenProblem" | "haveProblemToo">;

type Act = (deps: TeamsDeps, actor: Actor, data: unknown) => Promise<ChangedProblem>;

const acts = {
  replyToProblem: (deps, actor, data) => {
    const { communityId, problemId, reply } = parseInput(replyToProblemData, data);
    // The same card takes many replies, identified by their text.
    const input = { markdown: reply, nonce: derivedId("card", reply) };
    return replyToProblem(deps, actor, communityId, problemId, input);
  },
  acceptReply: (deps, actor, data) => {
    const { communityId, problemId, replyId, reason } = parseInput(acceptReplyData, data);
    return acceptReply(deps, actor, communityId, problemId, replyId, { reason });
  },
  reopenProblem: (deps, actor, data) => {
    const { communityId, problemId, whyAgain } = parseInput(reopenProblemData, data);
    return reopenProblem(deps, actor, communityId, problemId, { reason: whyAgain });
  },
  haveProblemToo: (deps, actor, data) => {
    const { communityId, problemId } = parseInput(haveProblemTooData, data);
    return haveProblemToo(deps, actor, communityId, problemId, true);
  },
} satisfies Record<ProblemVerb, Act>;

const problemVerbs = Object.keys(acts) as ProblemVerb[];

const problemVerbData = z.looseObject({ verb: z.enum(problemVerbs) });

/** The card after what a button did; for a person who must give a reason first, the form for that. */
async function act(deps: TeamsDeps, activity: Activity, submitted: unknown) {
  const { verb } = parseInput(problemVerbData, submitted);
  const strings = stringsOf(activity);
  const actor = actorFrom(activity);
  try {
    const { problem, community } = await acts[verb](deps, actor, submitted);
    const link = deps.links.problem(community.id, problem.id);
    const card = problemCard(strings, problemCardView(problem, community), { link, community });
    return { card, isDone: true };
  } catch (error) {
    const isWithoutReason =
      error instanceof Refusal && error.reason.code === "invalidInput" && error.reason.fields["reason"];
    if (verb !== "acceptReply" || isWithoutReason !== "missing") throw error;
    const { communityId, problemId, replyId } = parseInput(acceptReplyData, submitted);
    const { title } = (await getProblem(deps, actor, communityId, problemId)).problem;
    const link = deps.links.problem(communityId, problemId);
    const card = acceptReasonCard(strings, { title, communityId, problemId, replyId }, link);
    return { card, isDone: false };
  }
}

export const problemAction: CardAction = {
  execute: async (deps, activity, data) => cardAnswer((await act(deps, activity, data)).card),

  /** Once it is done the posted card shows it, so nothing more is said, but where the button stood on private news. */
  async submit(deps, activity, data) {
    const { card, isDone } = await act(deps, activity, data);
    return isDone && !isPersonal(activity) ? undefined : cardMessage(card);
  },
};
