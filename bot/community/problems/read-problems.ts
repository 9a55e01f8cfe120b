// Reading a problem. Nothing here leaves a trace of who read.
import type { StoredRecord } from "../../records/records.ts";
import { type Intent } from "../access.ts";
import type { Actor } from "../actor.ts";
import { communityScope, type Community } from "../community.ts";
import type { CommunityDeps } from "../ports.ts";
import { Refusal } from "../refusal.ts";
import { canSee } from "../moderation/hiding.ts";
import { isRemainder } from "../telling/posted-card.ts";
import { hideableProblem, problemFrom, problemRecordId, type Problem } from "./problem.ts";
import { getCommunity } from "../enter.ts";

type Deps = Pick<CommunityDeps, "records" | "access">;

export async function getProblem(
  deps: Deps,
  actor: Actor,
  communityId: string,
  problemId: string,
  intent: Intent = "read",
): Promise<{ problem: Problem; community: Community; record: StoredRecord }> {
  const community = await getCommunity(deps, actor, communityId, intent);
  const record = await deps.records
    .forTenant(actor.tenantId)
    .find(communityScope(communityId), problemRecordId(problemId));
  if (!record || isRemainder(record)) throw new Refusal({ code: "notFound" });
  const problem = problemFrom(record);
  if (!canSee(actor, hideableProblem(problem), community)) throw new Refusal({ code: "notFound" });
  return { problem, community, record };
}
