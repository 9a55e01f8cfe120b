// What people see of a problem: whole, in a list, on a card. Anonymous askers are in none of it.
import type { AskerView, ProblemSummary, ProblemView, ReplyView } from "../../contract/problems.ts";
import type { ActorView } from "../../contract/people.ts";
import type { Actor } from "../core/actor.ts";
import { importedActor, importedName, isTyped, namedView } from "../communities/claim.ts";
import type { Community } from "../communities/community.ts";
import { canSee, hiddenView } from "../communities/hiding.ts";
import { isSteward } from "../communities/policies.ts";
import { shownTags } from "../communities/tag-names.ts";
import { quoteOf } from "../text/excerpt.ts";
import { sourceView } from "../communities/entry-source.ts";
import { canMakeTip } from "./solution.ts";
import {
  canReword,
  hideableProblem,
  hideableReply,
  hidesName,
  isAsker,
  isClaimed,
  isReplyOf,
  problemState,
  shownReplies,
  type Decision,
  type Problem,
  type Reply,
} from "./problem.ts";
import { canTakeBackCrossPost, canUndoAcceptance } from "./problem-policies.ts";

const askerView = ({ asker: { userId, name }, importedBy }: Problem): AskerView =>
  name === undefined
    ? { kind: "withoutName" }
    : { kind: "person", ...importedName({ userId, name }, importedBy) };

const actedView = (problem: Problem, one: { userId: string; name: string }): ActorView =>
  hidesName(problem, one) ? { kind: "asker" } : importedActor(one, problem.importedBy);

/**
 * The author of a message in Teams is named as there, also the asker: "asker" beside a known message would identify
 * them.
 */
export function authorView(problem: Problem, reply: Reply): ActorView {
  const { author, message } = reply;
  // In an imported problem, these names are the file's claim as well.
  const inFile = { userId: author.userId ?? message?.addedBy.userId, name: author.name };
  const named = importedName(inFile, problem.importedBy);
  if (message && named.claim) return { kind: "person", ...named };
  if (message || author.userId === undefined) {
    const by =
      message && author.name !== "" && isClaimed(reply) ? actedView(problem, message.addedBy) : undefined;
    return {
      kind: "person",
      ...namedView(author),
      ...(by && { claim: { by, isTyped: isTyped(author.userId) } }),
    };
  }
  return actedView(problem, { userId: author.userId, name: author.name });
}

const decisionView = (problem: Problem, { by, reason, at }: Decision) => ({
  by: actedView(problem, by),
  reason,
  at,
});

function replyView(problem: Problem, one: Reply, community: Community, actor: Actor): ReplyView {
  const isAddedByAnother = one.message && one.message.addedBy.userId !== one.author.userId;
  return {
    id: one.id,
    markdown: one.markdown,
    ...(one.entry && { entry: { ...one.entry } }),
    author: authorView(problem, one),
    ...(one.message?.source.kind === "message" && { source: sourceView(one.message.source, community) }),
    ...(isAddedByAnother && { addedBy: actedView(problem, one.message.addedBy) }),
    ...(one.writtenIn &&
      one.writtenIn.communityId !== problem.communityId && { fromCommunity: one.writtenIn.communityName }),
    createdAt: one.createdAt,
    ...(one.changedAt !== undefined && { changedAt: one.changedAt }),
    ...(one.accepted && {
      accepted: {
        ...decisionView(problem, one.accepted),
        canUndo: canUndoAcceptance(actor, problem, one.accepted),
      },
    }),
    canEdit: isReplyOf(actor, one),
    canReword: canReword(actor, one),
    hidden: hiddenView(actor, { ...hideableReply(one), importedBy: problem.importedBy }, community),
  };
}

export const problemView = (problem: Problem, community: Community, actor: Actor): ProblemView => ({
  id: problem.id,
  communityId: problem.communityId,
  title: problem.title,
  markdown: problem.markdown,
  tags: shownTags(community, problem.tags),
  state: problemState(problem),
  asker: askerView(problem),
  source: sourceView(problem.source, community),
  replies: problem.replies
    .filter((one) => canSee(actor, hideableReply(one), community))
    .map((one) => replyView(problem, one, community, actor)),
  hiddenReplies: problem.replies
    .filter((one) => !canSee(actor, hideableReply(one), community))
    .map(({ id, createdAt }) => ({ id, createdAt })),
  ...(problem.reopened &&
    problemState(problem) === "open" && { reopened: decisionView(problem, problem.reopened) }),
  ...(problem.crossPostedFrom && {
    crossPostedFrom: {
      communityId: problem.crossPostedFrom.communityId,
      communityName: problem.crossPostedFrom.communityName,
      problemId: problem.crossPostedFrom.problemId,
      by: actedView(problem, problem.crossPostedFrom.by),
      canTakeBack: canTakeBackCrossPost(actor, problem),
    },
  }),
  crossPostedTo: problem.crossPostedTo.map((one) => ({ ...one })),
  tipIds: [...problem.tips],
  canMakeTip: canMakeTip(problem),
  othersHaveIt: problem.haveItToo.some((userId) => userId !== actor.userId),
  iHaveIt: problem.haveItToo.includes(actor.userId),
  createdAt: problem.createdAt,
  version: problem.version,
  isMine: isAsker(actor, problem),
  hidden: hiddenView(actor, hideableProblem(problem), community),
  canHide: isSteward(actor, community),
});

/** What everyone in a channel may see of it. */
export interface ProblemCardView extends Pick<
  ProblemView,
  "id" | "communityId" | "title" | "tags" | "state" | "asker" | "othersHaveIt" | "reopened"
> {
  readonly excerpt: string;
  /** Replies that solved it. */
  readonly solutions: readonly ReplyExcerpt[];
  readonly newestReply?: ReplyExcerpt;
}

export interface ReplyExcerpt {
  readonly id: string;
  readonly author: ActorView;
  /** Plain text in its lines, at most 200 characters; empty where an entry is the reply. */
  readonly excerpt: string;
}

/** A reader without any rights: no Entra object id is empty. */
const everybody: Actor = { tenantId: "", userId: "", name: "" };

export function problemCardView(problem: Problem, community: Community): ProblemCardView {
  const view = problemView(problem, community, everybody);
  const excerptIn = ({ id, author, markdown }: ReplyView): ReplyExcerpt => ({
    id,
    author,
    excerpt: quoteOf(markdown),
  });
  const newest = view.replies.at(-1);
  return {
    id: view.id,
    communityId: view.communityId,
    title: view.title,
    excerpt: problem.excerpt,
    tags: view.tags,
    state: view.state,
    asker: view.asker,
    othersHaveIt: view.othersHaveIt,
    ...(view.reopened && { reopened: view.reopened }),
    solutions: view.replies.filter(({ accepted }) => accepted).map(excerptIn),
    ...(newest && { newestReply: excerptIn(newest) }),
  };
}

export const problemSummary = (problem: Problem, community: Community): ProblemSummary => ({
  id: problem.id,
  communityId: problem.communityId,
  communityName: community.name,
  title: problem.title,
  excerpt: problem.excerpt,
  tags: shownTags(community, problem.tags),
  state: problemState(problem),
  asker: askerView(problem),
  isAnswered: shownReplies(problem).length > 0,
  createdAt: problem.createdAt,
});
