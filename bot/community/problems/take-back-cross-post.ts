// Undoes a cross-post, as long as it has no reply in the other community.
import type { StoredRecord } from "../../records/records.ts";
import type { Actor } from "../core/actor.ts";
import { changeRecord, type RecordChange } from "../core/change-record.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { Refusal } from "../core/refusal.ts";
import { changeOne } from "./change-problem.ts";
import { problemFrom, problemRecords, type LinkedCommunity, type Problem } from "./problem.ts";
import { getProblem } from "./read-problems.ts";
import { canTakeBackCrossPost, isAnsweredHere } from "./problem-policies.ts";

type Deps = Pick<CommunityDeps, "records" | "access">;

/** Removes the problem from the community to which it was cross-posted, and the link to it where it was asked. */
export async function takeBackCrossPost(
  deps: Deps,
  actor: Actor,
  communityId: string,
  problemId: string,
): Promise<void> {
  const { problem, record, community } = await getProblem(deps, actor, communityId, problemId, "write");
  if (!problem.crossPostedFrom || !canTakeBackCrossPost(actor, problem))
    throw new Refusal({ code: "notAllowed" });
  const here = { communityId, communityName: community.name, problemId };
  await removeCrossPosts(deps, actor, problem.crossPostedFrom, here, record);
}

/**
 * Removes the link at home, then the cross-post; when a reply arrives in between, both stay. Interrupted, a repeat completes
 * it.
 */
export async function removeCrossPosts(
  deps: Pick<Deps, "records">,
  actor: Actor,
  home: Pick<LinkedCommunity, "communityId" | "problemId">,
  there: LinkedCommunity,
  known?: StoredRecord,
): Promise<void> {
  const isThere = ({ problemId }: LinkedCommunity) => problemId === there.problemId;
  await changeHome(deps, actor, home, (linked) => linked.filter((one) => !isThere(one)));
  const key = problemRecords.key({ communityId: there.communityId, id: there.problemId });
  const removeUnanswered = async (current: StoredRecord | undefined): Promise<RecordChange> => {
    if (current && isAnsweredHere(problemFrom(current))) {
      await changeHome(deps, actor, home, (linked) => (linked.some(isThere) ? linked : [...linked, there]));
      throw new Refusal({ code: "notAllowed" });
    }
    // A cross-posted problem has no card that would have to say so.
    return "removed";
  };
  await changeRecord(deps.records.forTenant(actor.tenantId), key, removeUnanswered, known);
}

/** At home it may be gone by now. */
async function changeHome(
  deps: Pick<Deps, "records">,
  actor: Actor,
  { communityId, problemId }: Pick<LinkedCommunity, "communityId" | "problemId">,
  change: (linked: readonly LinkedCommunity[]) => readonly LinkedCommunity[],
): Promise<void> {
  try {
    await changeOne(deps, actor, communityId, problemId, (problem): Problem => {
      const before = problem.crossPostedTo;
      const crossPostedTo = change(before).map((one) => ({ ...one }));
      return crossPostedTo.length === before.length ? problem : { ...problem, crossPostedTo };
    });
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason.code !== "notFound") throw error;
  }
}
