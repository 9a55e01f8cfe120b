// Whoever carried a problem to a neighbour may have meant another one: as long as nobody answered there, it is taken back.
import type { Actor } from "../actor.ts";
import { canTakeBackCarried } from "../policies.ts";
import type { CommunityDeps } from "../ports.ts";
import { Refusal } from "../refusal.ts";
import { changeOne } from "./change-problem.ts";
import { problemFrom, type Neighbour } from "./problem.ts";
import { getProblem } from "./read-problems.ts";

type Deps = Pick<CommunityDeps, "records" | "access">;

/**
 * Takes a carried problem away from the neighbour's community, for good, and where it was asked nobody reads any more
 * that it is known there. That is first; when somebody answers just then, it stays and both know it. Broken off, doing
 * it again completes it.
 * Throws {@link Refusal} `notAllowed` for others and after an answer, `notFound`, `teamsUnavailable` or
 * `appNotInstalled`.
 */
export async function takeBackCarried(
  deps: Deps,
  actor: Actor,
  communityId: string,
  problemId: string,
): Promise<void> {
  const { problem, record, community } = await getProblem(deps, actor, communityId, problemId, "write");
  const { carriedFrom } = problem;
  if (!carriedFrom || !canTakeBackCarried(actor, problem)) throw new Refusal({ code: "notAllowed" });
  const here = { communityId, communityName: community.name, problemId };
  await tellHome(deps, actor, carriedFrom, (known) => known.filter((one) => one.problemId !== problemId));

  const records = deps.records.forTenant(actor.tenantId);
  for (let current = record; ;) {
    // A carried problem has no card that would have to say so.
    const result = await records.remove(current.scope, current.id, current.version);
    if (result.outcome !== "conflict" || !result.current) return;
    current = result.current;
    if (canTakeBackCarried(actor, problemFrom(current))) continue;
    await tellHome(deps, actor, carriedFrom, (known) =>
      known.some((one) => one.problemId === problemId) ? known : [...known, here],
    );
    throw new Refusal({ code: "notAllowed" });
  }
}

/** Where it was first asked it may be gone by now. */
async function tellHome(
  deps: Deps,
  actor: Actor,
  { communityId, problemId }: Neighbour,
  change: (known: readonly Neighbour[]) => readonly Neighbour[],
): Promise<void> {
  try {
    await changeOne(deps, actor, communityId, problemId, (problem) => {
      const known = problem.carriedTo ?? [];
      const changed = change(known);
      const isSame = changed.length === known.length;
      return isSame ? problem : { ...problem, carriedTo: changed.map((one) => ({ ...one })) };
    });
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason.code !== "notFound") throw error;
  }
}
