import type { AskProblemInput, EditProblemInput } from "../../contract/problems.ts";
import { getCommunity } from "../access.ts";
import type { Actor } from "../actor.ts";
import { communityScope, type Community } from "../community.ts";
import { derivedId } from "../ids.ts";
import type { CommunityDeps } from "../ports.ts";
import { Refusal } from "../refusal.ts";
import { sourceFrom } from "../save-tip.ts";
import {
  changedProblemRecord,
  isAsker,
  problemFrom,
  problemRecord,
  problemRecordId,
  problemView,
  type Problem,
} from "./problem.ts";
import { getProblem } from "./read-problems.ts";

type Deps = Pick<CommunityDeps, "records" | "access">;

/** Of the message it was asked in, so that it is asked once; without a name of the form only: a message would tell. */
const problemIdFor = (communityId: string, actor: Actor, input: AskProblemInput): string =>
  input.source && !input.withoutName
    ? derivedId("problem message", communityId, input.source.conversationId, input.source.messageId)
    : derivedId("problem", communityId, actor.userId, input.nonce);

/**
 * Asks the community: one store round trip after access. `alreadyAsked` with the problem that is there when the message
 * was asked before or the form was sent before. Throws {@link Refusal} `notFound`, `teamsUnavailable` or
 * `appNotInstalled`.
 */
export async function askProblem(
  deps: Deps,
  actor: Actor,
  communityId: string,
  input: AskProblemInput,
): Promise<{ outcome: "asked" | "alreadyAsked"; problem: Problem; community: Community }> {
  const community = await getCommunity(deps, actor, communityId, "write");
  const record = problemRecord({
    id: problemIdFor(communityId, actor, input),
    communityId,
    title: input.title,
    markdown: input.markdown,
    tags: input.tags,
    asker: { userId: actor.userId, ...(!input.withoutName && { name: actor.name }) },
    source: input.withoutName ? { kind: "written" } : sourceFrom(input.source),
    replies: [],
    haveItToo: [],
  });
  const result = await deps.records.forTenant(actor.tenantId).write(record, { absent: true });
  const stored = result.outcome === "written" ? result.record : result.current;
  if (!stored) throw new Error("A problem vanished while it was asked.");
  return {
    outcome: result.outcome === "written" ? "asked" : "alreadyAsked",
    problem: problemFrom(stored),
    community,
  };
}

/**
 * Changes the words of one's own problem, if nobody changed it since `input.version` was read.
 * Throws {@link Refusal} `changedMeanwhile` with the problem as it is now, `notAllowed`, `notFound`,
 * `teamsUnavailable` or `appNotInstalled`.
 */
export async function editProblem(
  deps: Deps,
  actor: Actor,
  communityId: string,
  problemId: string,
  input: EditProblemInput,
): Promise<{ problem: Problem; community: Community }> {
  const { problem, community, record } = await getProblem(deps, actor, communityId, problemId, "write");
  if (!isAsker(actor, problem)) throw new Refusal({ code: "notAllowed" });
  const { title, markdown, tags } = input;
  const result = await deps.records
    .forTenant(actor.tenantId)
    .write(changedProblemRecord(record, { ...problem, title, markdown, tags }), { version: input.version });
  if (result.outcome === "written") return { problem: problemFrom(result.record), community };
  if (!result.current) throw new Refusal({ code: "notFound" });
  throw new Refusal({
    code: "changedMeanwhile",
    currentProblem: problemView(problemFrom(result.current), community, actor),
  });
}

/**
 * Takes one's own problem back for good, as long as nobody replied, also from neighbours to whom it was carried. Throws {@link Refusal} `notAllowed` for others and
 * after a reply, `notFound`, `teamsUnavailable` or `appNotInstalled`.
 */
export async function withdrawProblem(
  deps: Deps,
  actor: Actor,
  communityId: string,
  problemId: string,
): Promise<void> {
  const { problem, record } = await getProblem(deps, actor, communityId, problemId, "write");
  if (!isAsker(actor, problem) || problem.replies.length > 0) throw new Refusal({ code: "notAllowed" });
  const records = deps.records.forTenant(actor.tenantId);
  // With the neighbours first: broken off, doing it again completes it. Their answers would have come back by now.
  for (const neighbour of problem.carriedTo ?? []) {
    const place = { scope: communityScope(neighbour.communityId), id: problemRecordId(neighbour.problemId) };
    const carried = await records.find(place.scope, place.id);
    if (carried) await records.remove(place.scope, place.id, carried.version);
  }
  const { scope, id, version } = record;
  const result = await records.remove(scope, id, version);
  // Somebody replied just now: it is not only the asker's any more.
  if (result.outcome === "conflict" && result.current) throw new Refusal({ code: "notAllowed" });
}
