import type { FromReply } from "../../contract/tips.ts";
import type { Actor } from "../actor.ts";
import type { Community } from "../community.ts";
import type { CommunityDeps } from "../ports.ts";
import { communityScope } from "../community.ts";
import { canSee } from "../moderation/hiding.ts";
import type { Credit } from "../tip.ts";
import { hideableProblem, problemFrom, problemKind, problemRecordId, shownReplies } from "./problem.ts";
import { problemView } from "./problem-view.ts";

/**
 * The credit of a tip that is made from a reply: where it names the reply's author as the reply shows them, with their
 * id, which no view holds. Otherwise as it is: one who asked without a name stays without it. One store round trip.
 */
export async function creditOfReply(
  deps: Pick<CommunityDeps, "records">,
  actor: Actor,
  community: Community,
  { problemId, replyId }: FromReply,
  credit: Credit,
): Promise<Credit> {
  if (credit.kind !== "person" || credit.userId !== undefined) return credit;
  const record = await deps.records
    .forTenant(actor.tenantId)
    .find(communityScope(community.id), problemRecordId(problemId));
  if (record?.kind !== problemKind) return credit;
  const problem = problemFrom(record);
  if (!canSee(actor, hideableProblem(problem), community)) return credit;
  const reply = shownReplies(problem).find(({ id }) => id === replyId);
  const shown = problemView(problem, community, actor).replies.find(({ id }) => id === replyId)?.author;
  const isNamed = shown?.kind === "person" && shown.name === credit.name;
  return isNamed && reply?.author.userId !== undefined ? { ...credit, userId: reply.author.userId } : credit;
}
