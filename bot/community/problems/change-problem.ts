import type { StoredRecord } from "../../records/records.ts";
import type { Actor } from "../core/actor.ts";
import { changeRecord } from "../core/change-record.ts";
import type { Community } from "../communities/community.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { canSee } from "../communities/hiding.ts";
import { Refusal } from "../core/refusal.ts";
import {
  changedProblemRecord,
  hideableProblem,
  linkedCommunitiesOf,
  problemFrom,
  problemRecords,
  type NewProblem,
  type Problem,
} from "./problem.ts";
import { withMessage } from "../outbox/message.ts";
import { isRemainder } from "../outbox/posted-card.ts";
import { newsOf } from "./problem-news.ts";
import { getCommunity } from "../communities/enter.ts";

type Deps = Pick<CommunityDeps, "records" | "access">;

export interface ChangedProblem {
  readonly problem: Problem;
  readonly community: Community;
}

/** The community in which somebody acts, as replies remember it. */
interface ActedIn {
  readonly communityId: string;
  readonly communityName: string;
}

/** What the problem should be; the problem itself leaves it as it is. Called again when somebody else was faster. */
type Change = (problem: Problem, actedIn: ActedIn) => NewProblem;

/**
 * Changes a problem over whatever others do to it at the same time, and then the same problem with the linked communities who
 * know it: so answers come back. Broken off between the two, doing it again completes it, if `change` is harmless to
 * repeat.
 */
export async function changeProblem(
  deps: Deps,
  actor: Actor,
  communityId: string,
  problemId: string,
  change: Change,
): Promise<ChangedProblem> {
  const community = await getCommunity(deps, actor, communityId, "write");
  return changeProblemIn(deps, actor, community, problemId, change);
}

/** Like {@link changeProblem}, in a community to which access for writing is already judged. */
export async function changeProblemIn(
  deps: Deps,
  actor: Actor,
  community: Community,
  problemId: string,
  change: Change,
): Promise<ChangedProblem> {
  const { id: communityId } = community;
  const actedIn = { communityId, communityName: community.name };
  const problem = await changeOne(deps, actor, communityId, problemId, (one) => {
    if (!canSee(actor, hideableProblem(one), community)) throw new Refusal({ code: "notFound" });
    return change(one, actedIn);
  });
  for (const linkedCommunity of linkedCommunitiesOf(problem)) {
    await changeOne(deps, actor, linkedCommunity.communityId, linkedCommunity.problemId, (one) =>
      change(one, actedIn),
    ).catch(goneOrThrow);
  }
  return { problem, community };
}

/** Like {@link changeProblem}, of this one community (those to whom it is news are told), to which access is already judged. `known` saves reading. */
export async function changeOne(
  deps: Pick<CommunityDeps, "records">,
  actor: Actor,
  communityId: string,
  problemId: string,
  change: (problem: Problem) => NewProblem,
  known?: StoredRecord,
): Promise<Problem> {
  const place = problemRecords.key({ communityId, id: problemId });
  const changedOf = (current: StoredRecord | undefined) => {
    if (!current || isRemainder(current)) throw new Refusal({ code: "notFound" });
    const problem = problemFrom(current);
    const changed = change(problem);
    if (changed === problem) return undefined;
    return newsOf(actor, problem, changed).reduce(withMessage, changedProblemRecord(current, changed));
  };
  const record = await changeRecord(deps.records.forTenant(actor.tenantId), place, changedOf, known);
  if (!record) throw new Refusal({ code: "notFound" });
  return problemFrom(record);
}

/** With a linked community the problem or the reply may be gone, or full: what was done at home holds all the same. */
export function goneOrThrow(error: unknown): void {
  if (!(error instanceof Refusal)) throw error;
}
