// Reading problems. Nothing here leaves a trace of who read.
import { limits } from "../../contract/limits.ts";
import type { StoredRecord } from "../../records/records.ts";
import { getCommunity, type Intent } from "../access.ts";
import type { Actor } from "../actor.ts";
import { communityScope, type Community } from "../community.ts";
import { pageOf } from "../page-of.ts";
import type { CommunityDeps } from "../ports.ts";
import { Refusal } from "../refusal.ts";
import { readable } from "../stored-body.ts";
import { canSee } from "../moderation/hiding.ts";
import { hideableProblem, problemFrom, problemKind, problemRecordId, type Problem } from "./problem.ts";
import { isWithdrawn } from "./withdrawn-problem.ts";

type Deps = Pick<CommunityDeps, "records" | "access">;

/** Two store round trips. Throws {@link Refusal} `notFound`, `teamsUnavailable` or `appNotInstalled`. */
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
  if (!record || isWithdrawn(record)) throw new Refusal({ code: "notFound" });
  const problem = problemFrom(record);
  if (!canSee(actor, hideableProblem(problem), community)) throw new Refusal({ code: "notFound" });
  return { problem, community, record };
}

export interface ProblemsPage {
  readonly community: Community;
  /** Newest first. */
  readonly problems: readonly Problem[];
  /** Present when there is more. */
  readonly cursor?: string;
}

/**
 * A page of a community's problems, newest first. Two store round trips.
 * Throws {@link Refusal} `notFound`, `invalidInput` for a cursor that was not handed out here, `teamsUnavailable` or
 * `appNotInstalled`.
 */
export async function listProblems(
  deps: Deps & Pick<CommunityDeps, "onUnreadable">,
  actor: Actor,
  communityId: string,
  options: { readonly cursor?: string | undefined } = {},
): Promise<ProblemsPage> {
  const community = await getCommunity(deps, actor, communityId, "read");
  const { records, cursor } = await pageOf(deps, actor, {
    scope: communityScope(communityId),
    kind: problemKind,
    order: "created",
    size: limits.problemsPerPage,
    cursor: options.cursor,
  });
  return {
    community,
    problems: readable(deps, records, problemFrom).filter((problem) =>
      canSee(actor, hideableProblem(problem), community),
    ),
    ...(cursor !== undefined && { cursor }),
  };
}
