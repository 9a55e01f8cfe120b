// A solution becomes a tip that credits all of its authors.
import type { MakeTipInput } from "../../contract/problems.ts";
import type { Actor } from "../core/actor.ts";
import type { Claim } from "../communities/claim.ts";
import type { CreditedPerson } from "../communities/credit.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { Refusal } from "../core/refusal.ts";
import { countBeforeOffer, writeTip, type SavedTip } from "../tips/save-tip.ts";
import { changeOne } from "../problems/change-problem.ts";
import { hidesName, type Problem, type Reply } from "../problems/problem.ts";
import { authorView } from "../problems/problem-view.ts";
import { getProblem } from "../problems/read-problems.ts";
import { solutionOf, solutionTipId } from "../problems/solution.ts";
import { asPerson } from "../core/person.ts";

type Deps = Pick<CommunityDeps, "records" | "access" | "now">;

/**
 * Makes one tip of accepted replies; `alreadySaved` with the existing tip when it was made before. Its authors are
 * credited by name and asked once, in private. The tip is written first, then the problem links to it: a repeat
 * completes an interrupted one.
 */
export async function makeTip(
  deps: Deps,
  actor: Actor,
  communityId: string,
  problemId: string,
  { replyIds, ...words }: MakeTipInput,
): Promise<SavedTip> {
  const { problem, community, record } = await getProblem(deps, actor, communityId, problemId, "write");
  const replies = solutionOf(problem).filter(({ id }) => replyIds.includes(id));
  if (replies.length < new Set(replyIds).size) throw new Refusal({ code: "notFound" });
  const id = solutionTipId(problem, replyIds);
  // An anonymous asker stays anonymous here, too.
  const savedBy = hidesName(problem, actor) ? { ...asPerson(actor), name: "" } : asPerson(actor);
  const credited = authorsOf(problem, replies, savedBy);
  const isOwn = credited.some(({ userId }) => userId === actor.userId);
  const tipsBefore = await countBeforeOffer(deps.records.forTenant(actor.tenantId), community);
  const saved = await writeTip(deps, actor, community, tipsBefore, {
    ...words,
    id,
    credited,
    source: { kind: "solution", problemId, replyIds: replies.map((reply) => reply.id) },
    savedBy,
    creditAnswers: isOwn ? [{ userId: actor.userId, answer: "keep", at: deps.now().toISOString() }] : [],
  });
  await changeOne(
    deps,
    actor,
    communityId,
    problemId,
    (one) => (one.tips.includes(id) ? one : { ...one, tips: [...one.tips, id] }),
    record,
  );
  return { ...saved, community };
}

/** Each once, under the name that readers see: an anonymous asker stays anonymous in replies, too. */
function authorsOf(problem: Problem, replies: readonly Reply[], by: Claim["by"]): CreditedPerson[] {
  const authors = new Map<string, CreditedPerson>();
  for (const reply of replies) {
    const { userId, name } = reply.author;
    // A reply whose author erased their data has neither.
    const isKnown = userId !== undefined || name !== "";
    const isNamed = isKnown && authorView(problem, reply).kind === "person";
    const key = userId ?? `named ${name}`;
    if (isNamed && !authors.has(key)) authors.set(key, creditOf(reply, by));
  }
  return [...authors.values()];
}

/** Who makes the tip chose its words, so that they bring the names beside them. */
const creditOf = ({ author, message }: Reply, by: Claim["by"]): CreditedPerson => ({
  name: author.name,
  ...(author.userId !== undefined && { userId: author.userId }),
  ...(author.userId !== by.userId && { claim: { by, from: message?.from ?? "client" } }),
});
