import type { StoredRecord } from "../../records/records.ts";
import type { Intent } from "../communities/access.ts";
import type { Actor } from "../core/actor.ts";
import type { Community } from "../communities/community.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { Refusal } from "../core/refusal.ts";
import { canSee } from "../communities/hiding.ts";
import { isRemainder } from "../outbox/posted-card.ts";
import { hideableProblem, problemFrom, problemRecords, type Problem } from "./problem.ts";
import { getCommunity } from "../communities/enter.ts";

type Deps = Pick<CommunityDeps, "records" | "access">;

export async function getProblem(
  deps: Deps,
  actor: Actor,
  communityId: string,
  problemId: string,
  intent: Intent = "read",
): Promise<{ problem: Problem; community: Community; record: StoredRecord }> {
  const community = await getCommunity(deps, actor, communityId, intent);
  const record = await problemRecords.findRecord(deps.records.forTenant(actor.tenantId), {
    communityId,
    id: problemId,
  });
  if (!record || isRemainder(record)) throw new Refusal({ code: "notFound" });
  const problem = problemFrom(record);
  if (!canSee(actor, hideableProblem(problem), community)) throw new Refusal({ code: "notFound" });
  return { problem, community, record };
}
