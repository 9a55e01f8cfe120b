// Asking a linked community: an open problem is cross-posted to another community, and its answers come back.
import { limits } from "../../contract/limits.ts";
import type { CrossPostInput } from "../../contract/problems.ts";
import type { StoredRecord } from "../../records/records.ts";
import type { Actor } from "../core/actor.ts";
import type { Community } from "../communities/community.ts";
import { derivedId } from "../core/ids.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { copyPictures } from "../pictures/copy-pictures.ts";
import { Refusal } from "../core/refusal.ts";
import { shownTags } from "../communities/tag-names.ts";
import { followedMessage } from "../outbox/followed.ts";
import { withMessage } from "../outbox/message.ts";
import { changeOne, type ChangedProblem } from "./change-problem.ts";
import { isAsker, problemFrom, problemRecord, problemState, shownReplies, type Problem } from "./problem.ts";
import { getProblem } from "./read-problems.ts";
import { getCommunity } from "../communities/enter.ts";
import { asPerson } from "../core/person.ts";

type Deps = Pick<CommunityDeps, "records" | "access" | "quotas">;

/**
 * Copies an open problem to a community to which both the actor and the asker have access; the two are linked. Only the
 * asker cross-posts an anonymous problem: the choice of communities could identify them. Harmless to repeat, also after
 * an interruption. Throws {@link Refusal} `tooManyCommunities` for one more than
 * {@link limits.linkedCommunities}.
 */
export async function crossPostProblem(
  deps: Deps,
  actor: Actor,
  communityId: string,
  problemId: string,
  { communityId: targetId }: CrossPostInput,
): Promise<ChangedProblem> {
  const { problem, community, record } = await getProblem(deps, actor, communityId, problemId, "write");
  if (problem.asker.name === undefined && !isAsker(actor, problem)) throw new Refusal({ code: "notAllowed" });
  if (problemState(problem) === "solved") throw new Refusal({ code: "problemSolved" });
  if (problem.crossPostedFrom || targetId === communityId) throw new Refusal({ code: "notAllowed" });
  const linked = problem.crossPostedTo.filter((one) => one.communityId !== targetId);
  if (linked.length >= limits.linkedCommunities) throw new Refusal({ code: "tooManyCommunities" });
  const target = await getCommunity(deps, actor, targetId, "write");
  await checkAskerIsThere(deps, actor, problem, target);

  const crossPostId = derivedId("crossPosted", targetId, communityId, problemId);
  const by = asPerson(actor);
  const crossPosted = problemRecord({
    id: crossPostId,
    communityId: targetId,
    title: problem.title,
    markdown: problem.markdown,
    // The linked community does not know the names that tags have here.
    tags: shownTags(community, problem.tags),
    asker: problem.asker,
    source: { kind: "written" },
    replies: shownReplies(problem),
    haveItToo: [],
    crossPostedTo: [],
    tips: [],
    cards: [],
    crossPostedFrom: { communityId, communityName: community.name, problemId, by },
  });
  const asked = withMessage(crossPosted, followedMessage({ news: "asked" }, crossPostId));
  const texts = [problem, ...shownReplies(problem)].map(({ markdown }) => markdown).join("\n");
  const records = deps.records.forTenant(actor.tenantId);
  await copyPictures(deps, actor, { from: communityId, to: targetId }, texts);
  const result = await records.write(asked, { absent: true });
  if (result.outcome === "conflict" && !isCrossPostOf(result.current, communityId, problemId))
    throw new Refusal({ code: "notAllowed" });
  const linkedCommunity = { communityId: targetId, communityName: target.name, problemId: crossPostId };
  const changed = await changeOne(
    deps,
    actor,
    communityId,
    problemId,
    (one) =>
      one.crossPostedTo.some((known) => known.problemId === crossPostId)
        ? one
        : { ...one, crossPostedTo: [...one.crossPostedTo, linkedCommunity] },
    record,
  );
  return { problem: changed, community };
}

const isCrossPostOf = (record: StoredRecord | undefined, communityId: string, problemId: string): boolean => {
  const from = record && problemFrom(record).crossPostedFrom;
  return from?.communityId === communityId && from.problemId === problemId;
};

async function checkAskerIsThere(deps: Deps, actor: Actor, { asker }: Problem, target: Community) {
  if (asker.userId === actor.userId) return;
  const asAsker = { tenantId: actor.tenantId, userId: asker.userId, name: asker.name ?? "" };
  try {
    await getCommunity(deps, asAsker, target.id, "read");
  } catch (error) {
    const isStranger = error instanceof Refusal && error.reason.code === "notFound";
    throw isStranger ? new Refusal({ code: "askerNotThere" }) : error;
  }
}
