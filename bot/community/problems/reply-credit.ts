// The author of a message that was taken as a reply decides whether it stays and whether they are named.
import type { CreditAnswer } from "../../contract/tips.ts";
import type { Actor } from "../core/actor.ts";
import {
  communityFrom,
  communityRecordId,
  communityScope,
  type Community,
} from "../communities/community.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { Refusal } from "../core/refusal.ts";
import { keepOut } from "../communities/withdrawn-message.ts";
import { changeOne, goneOrThrow } from "./change-problem.ts";
import {
  isAuthorOfReply,
  linkedCommunitiesOf,
  problemFrom,
  problemRecords,
  problemRecordId,
  type Problem,
  type Reply,
} from "./problem.ts";
import { withReply } from "./reply.ts";
import { asPerson } from "../core/person.ts";

type Deps = Pick<CommunityDeps, "records" | "access" | "now">;

export interface ReplyRef {
  readonly communityId: string;
  readonly problemId: string;
  readonly replyId: string;
}

interface FoundReply {
  readonly community: Community;
  readonly problem: Problem;
  readonly reply: Reply;
}

/** The reply for its author, who needs no access; undefined for others, and when it is gone. */
export async function findReplyAsAuthor(
  deps: Pick<Deps, "records" | "access">,
  actor: Actor,
  { communityId, problemId, replyId }: ReplyRef,
): Promise<FoundReply | undefined> {
  const records = deps.records.forTenant(actor.tenantId);
  const scope = communityScope(communityId);
  const [home, record] = await Promise.all([
    records.find(scope, communityRecordId),
    records.find(scope, problemRecordId(problemId)),
  ]);
  if (!home || record?.kind !== problemRecords.kind) return undefined;
  const [community, problem] = [communityFrom(home), problemFrom(record)];
  const reply = problem.replies.find(({ id }) => id === replyId);
  return reply && !deps.access.isGone(community) && isAuthorOfReply(actor, reply)
    ? { community, problem, reply }
    : undefined;
}

/**
 * The author's answer, for which they need no access; it applies in linked communities, too. `withdraw` removes the reply,
 * and only the author can save the message there again. Harmless to repeat.
 */
export async function answerAsReplyAuthor(
  deps: Deps,
  actor: Actor,
  ref: ReplyRef,
  choice: CreditAnswer | "withdraw",
): Promise<void> {
  const found = await findReplyAsAuthor(deps, actor, ref);
  if (!found) throw new Refusal({ code: "notFound" });
  if (found.community.closedAt !== undefined) throw new Refusal({ code: "communityClosed" });
  const { source } = found.reply.message ?? {};
  const records = deps.records.forTenant(actor.tenantId);
  if (choice === "withdraw" && source?.kind === "message")
    await keepOut(records, ref.communityId, source, actor);
  const change = (problem: Problem): Problem => changed(problem, actor, ref.replyId, choice, deps.now());
  const problem = await changeOne(deps, actor, ref.communityId, ref.problemId, change);
  for (const { communityId, problemId } of linkedCommunitiesOf(problem))
    await changeOne(deps, actor, communityId, problemId, change).catch(goneOrThrow);
}

function changed(
  problem: Problem,
  actor: Actor,
  replyId: string,
  choice: CreditAnswer | "withdraw",
  now: Date,
): Problem {
  const reply = problem.replies.find(({ id }) => id === replyId);
  if (!reply?.message || !isAuthorOfReply(actor, reply)) return problem;
  if (choice === "withdraw")
    return { ...problem, replies: problem.replies.filter(({ id }) => id !== replyId) };
  const answer = { userId: actor.userId, answer: choice, at: now.toISOString() };
  const author = choice === "keep" ? asPerson(actor) : { name: "" };
  return withReply(problem, { ...reply, author, message: { ...reply.message, answer } });
}
