// The same news comes from each community with the problem, and is delivered once, for the one that the person may
// read.
import type { Community } from "../communities/community.ts";
import type { Actor } from "../core/actor.ts";
import {
  linkedCommunitiesOf,
  problemFrom,
  problemRecords,
  shownReplies,
  type Problem,
  type Reply,
} from "../problems/problem.ts";
import { authorView } from "../problems/problem-view.ts";
import { getProblem } from "../problems/read-problems.ts";
import { Refusal } from "../core/refusal.ts";
import { isUnseen, type NoticeDeps, type NoticeLine } from "./kind.ts";

export interface NoticedProblem {
  /** As it is where the news comes from: elsewhere it may not be known yet. */
  readonly origin: Problem;
  /** As the person may read it. */
  readonly problem: Problem;
  readonly community: Community;
}

export async function getNoticedProblem(
  deps: NoticeDeps,
  person: Actor,
  { communityId, problemId }: { readonly communityId: string; readonly problemId: string },
): Promise<NoticedProblem> {
  const read = async (ref: { readonly communityId: string; readonly problemId: string }) => {
    try {
      return await getProblem(deps, person, ref.communityId, ref.problemId);
    } catch (error) {
      if (isUnseen(error)) return undefined;
      throw error;
    }
  };
  const here = await read({ communityId, problemId });
  if (here) return { ...here, origin: here.problem };
  const records = deps.records.forTenant(person.tenantId);
  const record = await problemRecords.findRecord(records, { communityId, id: problemId });
  if (record?.kind !== problemRecords.kind) throw new Refusal({ code: "notFound" });
  const origin = problemFrom(record);
  for (const linked of linkedCommunitiesOf(origin)) {
    const found = await read(linked);
    if (found) return { ...found, origin };
  }
  throw new Refusal({ code: "notFound" });
}

/** The reply that is news, unless it is hidden in either community. */
export function noticedReply(
  { origin, problem }: NoticedProblem,
  replyId: string | undefined,
): Reply | undefined {
  const isHidden = problem.replies.some(({ id, hidden }) => id === replyId && hidden);
  return isHidden ? undefined : shownReplies(origin).find(({ id }) => id === replyId);
}

/** Names the author of the reply, unless the name is a claim. */
export function replyNews(
  { problem, origin }: NoticedProblem,
  reply: Reply,
): Pick<NoticeLine, "says" | "values"> {
  const author = authorView(origin, reply);
  const values = { title: problem.title };
  return author.kind === "person" && author.name !== "" && !author.claim
    ? { says: "reply.new", values: { ...values, name: author.name } }
    : { says: "reply.newUnnamed", values };
}
