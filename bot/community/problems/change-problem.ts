import { getCommunity } from "../access.ts";
import type { Actor } from "../actor.ts";
import { changeRecord } from "../change-record.ts";
import { communityScope, type Community } from "../community.ts";
import type { CommunityDeps } from "../ports.ts";
import { Refusal } from "../refusal.ts";
import {
  changedProblemRecord,
  problemFrom,
  problemRecordId,
  type NewProblem,
  type Problem,
} from "./problem.ts";

export interface ChangedProblem {
  readonly problem: Problem;
  readonly community: Community;
}

/**
 * Changes a problem over whatever others do to it at the same time; `change` gives what it should be, or the problem
 * itself to leave it. Two store round trips after access.
 * Throws {@link Refusal} `notFound`, `teamsUnavailable`, `appNotInstalled` and what `change` throws.
 */
export async function changeProblem(
  deps: Pick<CommunityDeps, "records" | "access">,
  actor: Actor,
  communityId: string,
  problemId: string,
  change: (problem: Problem) => NewProblem,
): Promise<ChangedProblem> {
  const community = await getCommunity(deps, actor, communityId, "write");
  const place = { scope: communityScope(communityId), id: problemRecordId(problemId) };
  const record = await changeRecord(deps.records.forTenant(actor.tenantId), place, (current) => {
    if (!current) throw new Refusal({ code: "notFound" });
    const problem = problemFrom(current);
    const changed = change(problem);
    return changed === problem ? undefined : changedProblemRecord(current, changed);
  });
  if (!record) throw new Refusal({ code: "notFound" });
  return { problem: problemFrom(record), community };
}
