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

/** The community in which a reply is written. */
interface ActedIn {
  readonly communityId: string;
  readonly communityName: string;
}

/** Returns the new problem, or the same one for no change. Called again after a lost race. */
type Change = (problem: Problem, actedIn: ActedIn) => NewProblem;

/**
 * Changes a problem over concurrent changes, and then the same problem in linked communities, so that answers come back.
 * Interrupted in between, a repeat completes it if `change` is harmless to repeat.
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

/** Changes the problem in this community alone, after access was checked, and notifies the people concerned. */
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

/** In a linked community the problem or the reply may be gone, or the problem full: the change at home holds all the same. */
export function goneOrThrow(error: unknown): void {
  if (!(error instanceof Refusal)) throw error;
}
