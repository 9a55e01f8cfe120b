// The buttons of a problem's card. The card that everybody sees follows by the outbox; whoever pressed sees it at once.
import type { Activity } from "botbuilder";
import { z } from "zod";
import type { Actor } from "../../community/core/actor.ts";
import { derivedId } from "../../community/core/ids.ts";
import { parseInput } from "../../community/core/input.ts";
import { addMembership } from "../../community/communities/memberships.ts";
import type { ChangedProblem } from "../../community/problems/change-problem.ts";
import { problemCardView } from "../../community/problems/problem-view.ts";
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
import { actorFrom, stringsOf } from "../activity.ts";
import { problemCard } from "../cards/problem-card.ts";
import { invokeSentence } from "../failed-turn.ts";
import { sentenceMessage } from "../outgoing.ts";
import type { TeamsDeps } from "../teams-deps.ts";
import { type CardAction, cardAnswer } from "./card-action.ts";

type ProblemVerb = Extract<CardVerb, "replyToProblem" | "acceptReply" | "reopenProblem" | "haveProblemToo">;

/** What was done, and whether whoever did it wants to join, too. */
interface Done {
  readonly changed: ChangedProblem;
  readonly join: boolean;
}

type Act = (deps: TeamsDeps, actor: Actor, data: unknown) => Promise<Done>;

const acts = {
  replyToProblem: async (deps, actor, data) => {
    const { communityId, problemId, reply, join } = parseInput(replyToProblemData, data);
    // The same card takes many replies: one is told from another by its words.
    const input = { markdown: reply, nonce: derivedId("card", reply) };
    return { changed: await replyToProblem(deps, actor, communityId, problemId, input), join };
  },
  acceptReply: async (deps, actor, data) => {
    const input = parseInput(acceptReplyData, data);
    const { communityId, problemId, replyId, reason, joinAccepting: join } = input;
    return { changed: await acceptReply(deps, actor, communityId, problemId, replyId, { reason }), join };
  },
  reopenProblem: async (deps, actor, data) => {
    const { communityId, problemId, whyAgain, joinReopening: join } = parseInput(reopenProblemData, data);
    return { changed: await reopenProblem(deps, actor, communityId, problemId, { reason: whyAgain }), join };
  },
  haveProblemToo: async (deps, actor, data) => {
    const { communityId, problemId, joinHavingIt: join } = parseInput(haveProblemTooData, data);
    return { changed: await haveProblemToo(deps, actor, communityId, problemId, true), join };
  },
} satisfies Record<ProblemVerb, Act>;

const problemVerbs = Object.keys(acts) as ProblemVerb[];

const problemVerbData = z.looseObject({ verb: z.enum(problemVerbs) });

/** What a button did, or the sentence that says what is missing. */
async function act(deps: TeamsDeps, activity: Activity, data: unknown): Promise<ChangedProblem | string> {
  const { verb } = parseInput(problemVerbData, data);
  try {
    const actor = actorFrom(activity);
    const { changed, join } = await acts[verb](deps, actor, data);
    if (join) await addMembership(deps, actor, changed.community.id);
    return changed;
  } catch (error) {
    const isWithoutReason =
      error instanceof Refusal && error.reason.code === "invalidInput" && error.reason.fields["reason"];
    if (!isWithoutReason) throw error;
    return stringsOf(activity)("problem.acceptNeedsReason");
  }
}

export const problemAction: CardAction = {
  /** A refusal is said as a sentence: the card stays with what was typed. */
  async execute(deps, activity, data) {
    const done = await act(deps, activity, data);
    if (typeof done === "string") return invokeSentence(activity.name, done).body as object;
    const { problem, community } = done;
    const card = problemCard(stringsOf(activity), problemCardView(problem, community), {
      link: deps.links.problem(community.id, problem.id),
      communityName: community.name,
    });
    return cardAnswer(card);
  },

  /** The card shows what came of it, so nothing more is said. */
  async submit(deps, activity, data) {
    const done = await act(deps, activity, data);
    return typeof done === "string" ? sentenceMessage(done) : undefined;
  },
};
