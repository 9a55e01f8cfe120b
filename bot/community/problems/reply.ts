import type { EditReplyInput, ReplyInput } from "../../contract/problems.ts";
import { limits } from "../../contract/limits.ts";
import { maxBodyBytes } from "../../records/records.ts";
import type { Actor } from "../core/actor.ts";
import { findAuthorSoon, isUnsure } from "../communities/author.ts";
import type { MessageOrigin } from "../communities/claim.ts";
import { idOfPersons, type Community } from "../communities/community.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { copyPictures } from "../pictures/copy-pictures.ts";
import { Refusal } from "../core/refusal.ts";
import { sourceFrom } from "../tips/save-tip.ts";
import { refuseWithdrawn } from "../communities/withdrawn-message.ts";
import { getEntryOfReply } from "./entry-reply.ts";
import { changeProblem, changeProblemIn, type ChangedProblem } from "./change-problem.ts";
import {
  canReword,
  isReplyOf,
  hidesName,
  linkedCommunitiesOf,
  problemRecord,
  type Problem,
  type Reply,
} from "./problem.ts";
import type { KnownPerson } from "../communities/roster.ts";
import { getCommunity } from "../communities/enter.ts";
import { asPerson } from "../core/person.ts";

type Deps = Pick<CommunityDeps, "records" | "access" | "now">;

/** The tab's API takes no id of the author; an invoke of Teams names it. */
interface GivenAuthor {
  readonly name: string;
  readonly userId?: string | undefined;
}

export interface GivenReply extends ReplyInput {
  readonly message?:
    (Omit<NonNullable<ReplyInput["message"]>, "author"> & { author?: GivenAuthor | undefined }) | undefined;
  /** Absent: a client. */
  readonly origin?: MessageOrigin;
}

/** The author that the reply names, and what Teams has yet to confirm. */
interface ReplyAuthor {
  readonly author: Reply["author"];
  readonly unchecked?: { readonly userId: string };
}

/** Bytes reserved for later changes such as accepting a reply. */
const roomForDecisions = 100_000;

/**
 * Derived from the message, so that it is taken once, or else from the form. A message that a client tells of is
 * identified with that person, as for a tip.
 */
function replyIdFor(
  community: Community,
  problemId: string,
  actor: Actor,
  { message, nonce, origin }: GivenReply,
): string {
  if (!message?.source) return idOfPersons(community, "reply", problemId, actor.userId, nonce);
  const { conversationId, messageId } = message.source;
  return origin === "teams"
    ? idOfPersons(community, "reply message", problemId, conversationId, messageId)
    : idOfPersons(community, "claimed reply message", problemId, actor.userId, conversationId, messageId);
}

/** Adds a reply, once however often it is sent. */
export async function replyToProblem(
  deps: Deps & Pick<CommunityDeps, "people" | "quotas">,
  actor: Actor,
  communityId: string,
  problemId: string,
  input: GivenReply,
): Promise<ChangedProblem & { replyId: string }> {
  const community = await getCommunity(deps, actor, communityId, "write");
  if (input.entry?.id === problemId) throw new Refusal({ code: "notAllowed" });
  const [author, entry] = await Promise.all([
    authorOf(deps, actor, community, input),
    input.entry && getEntryOfReply(deps, actor, community, input.entry),
    input.message?.source &&
      refuseWithdrawn(deps.records.forTenant(actor.tenantId), communityId, input.message.source, {
        actor,
        author: input.origin === "teams" ? input.message.author?.userId : undefined,
      }),
  ]);
  let replyId = "";
  const changed = await changeProblemIn(deps, actor, community, problemId, (problem, writtenIn) => {
    const taken = keepsMessage(problem, actor, input) ? input : { ...input, message: undefined };
    replyId = replyIdFor(community, problemId, actor, taken);
    const known = problem.replies.find(
      ({ id, entry: its }) => id === replyId || (entry && its?.id === entry.id),
    );
    if (known) {
      replyId = known.id;
      return problem;
    }
    const isShared = linkedCommunitiesOf(problem).length > 0;
    const replied = {
      ...problem,
      replies: [
        ...problem.replies,
        {
          ...newReply(replyId, actor, taken, author, deps.now()),
          ...(entry && { entry, markdown: "" }),
          ...(isShared && { writtenIn }),
        },
      ],
    };
    if (isFull(replied)) throw new Refusal({ code: "problemFull" });
    return replied;
  });
  await copyToLinked(deps, actor, changed.problem, input.markdown);
  return { ...changed, replyId };
}

/** The text of a reply to a linked problem is shown in several communities, its pictures as well. */
async function copyToLinked(
  deps: Pick<CommunityDeps, "records" | "quotas">,
  actor: Actor,
  problem: Problem,
  markdown: string,
): Promise<void> {
  for (const { communityId: to } of linkedCommunitiesOf(problem))
    await copyPictures(deps, actor, { from: problem.communityId, to }, markdown);
}

/** One's own text is an ordinary reply; one's own message would identify an anonymous asker. */
function keepsMessage(problem: Problem, actor: Actor, { message }: GivenReply): boolean {
  if (!message) return false;
  return message.author !== undefined || (message.source !== undefined && !hidesName(problem, actor));
}

function newReply(
  id: string,
  actor: Actor,
  { markdown, message, origin: from = "client" }: GivenReply,
  { author, unchecked }: ReplyAuthor,
  now: Date,
): Reply {
  const addedBy = asPerson(actor);
  return {
    id,
    markdown,
    author: message ? author : addedBy,
    ...(message && {
      message: { source: sourceFrom(message.source), addedBy, from, ...(unchecked && { unchecked }) },
    }),
    createdAt: now.toISOString(),
  };
}

/** A person of an id whom Teams does not know there is not named. */
async function authorOf(
  deps: Pick<CommunityDeps, "people" | "quotas">,
  actor: Actor,
  community: Community,
  { message }: GivenReply,
): Promise<ReplyAuthor> {
  const self = asPerson(actor);
  const { userId, name } = message?.author ?? self;
  if (userId === undefined) return { author: { name } };
  if (userId === actor.userId) return { author: self };
  const named = { userId, by: actor, conversationId: message?.source?.conversationId };
  const found = await findAuthorSoon(deps, actor.tenantId, community, named);
  if (isUnsure(found)) return { author: { name: "" }, unchecked: { userId } };
  return { author: found.person ? { ...found.person } : { name: "" } };
}

/** With what Teams said about the author: their name, or that the id is unknown. */
export const withCheckedAuthor = (
  problem: Problem,
  replyId: string | undefined,
  found: KnownPerson | undefined,
): Problem => ({
  ...problem,
  replies: problem.replies.map((reply) => {
    if (reply.id !== replyId || !reply.message?.unchecked) return reply;
    const { unchecked, ...message } = reply.message;
    return { ...reply, message, ...(found && { author: { ...found } }) };
  }),
});

function isFull(problem: Problem): boolean {
  const bytes = Buffer.byteLength(JSON.stringify(problemRecord(problem).body));
  return problem.replies.length > limits.repliesPerProblem || bytes > maxBodyBytes - roomForDecisions;
}

/** Changes one's own reply; a message that somebody else wrote keeps its words. */
export async function editReply(
  deps: Deps & Pick<CommunityDeps, "quotas">,
  actor: Actor,
  communityId: string,
  problemId: string,
  replyId: string,
  { markdown }: EditReplyInput,
): Promise<ChangedProblem> {
  const changed = await changeProblem(deps, actor, communityId, problemId, (problem) => {
    const reply = getReply(problem, replyId);
    if (!canReword(actor, reply)) throw new Refusal({ code: "notAllowed" });
    if (reply.markdown === markdown) return problem;
    const edited = withReply(problem, { ...reply, markdown, changedAt: deps.now().toISOString() });
    if (isFull(edited)) throw new Refusal({ code: "problemFull" });
    return edited;
  });
  await copyToLinked(deps, actor, changed.problem, markdown);
  return changed;
}

/** Takes one's own reply away for good. */
export function removeReply(
  deps: Deps,
  actor: Actor,
  communityId: string,
  problemId: string,
  replyId: string,
): Promise<ChangedProblem> {
  return changeProblem(deps, actor, communityId, problemId, (problem) => {
    if (!isReplyOf(actor, getReply(problem, replyId))) throw new Refusal({ code: "notAllowed" });
    return { ...problem, replies: problem.replies.filter(({ id }) => id !== replyId) };
  });
}

export function getReply(problem: Problem, replyId: string): Reply {
  const reply = problem.replies.find(({ id }) => id === replyId);
  if (!reply) throw new Refusal({ code: "notFound" });
  return reply;
}

/** The problem with this reply in the place of the one that has its id. */
export const withReply = (problem: Problem, reply: Reply): Problem => ({
  ...problem,
  replies: problem.replies.map((one) => (one.id === reply.id ? reply : one)),
});
