// A community owns what it knows and can leave with it: anybody with access takes it along as a file.
import {
  communityFileFormat,
  communityFileVersion,
  type ActionInFile,
  type CharterInFile,
  type CommunityFile,
  type TipInFile,
} from "../../contract/community-file.ts";
import { maxPageSize, type StoredRecord } from "../../records/records.ts";
import { enterCommunity } from "../access.ts";
import { actionFrom, actionKind } from "../actions.ts";
import type { ActionNote } from "../action-note.ts";
import type { Actor } from "../actor.ts";
import { boardPlace, pinsIn } from "../board/board.ts";
import { charterFrom, charterKind, charterRevisionKind, type Charter } from "../charter/charter.ts";
import { stewardsOf } from "../communities/stewards.ts";
import { communityScope } from "../community.ts";
import { canSee } from "../moderation/hiding.ts";
import { reportFrom, reportKind } from "../moderation/report-entry.ts";
import { isSteward } from "../policies.ts";
import type { CommunityDeps } from "../ports.ts";
import { hideableProblem, problemFrom, problemKind } from "../problems/problem.ts";
import { revisionFrom, revisionKind } from "../revisions.ts";
import { readable } from "../stored-body.ts";
import { isOpen, storyFrom, storyKind } from "../stories/story.ts";
import { hideableTip, tipFrom, tipKind } from "../tip.ts";
import { problemInFile, tipInFile } from "./entries-in-file.ts";
import { shownFrom, shownKind } from "../thanks/shown.ts";
import { personInFile } from "./people-in-file.ts";
import { thanksInFile } from "./thanks-in-file.ts";
import { storyInFile } from "./stories-in-file.ts";

type Deps = Pick<CommunityDeps, "records" | "access" | "onUnreadable" | "now" | "newId">;

/**
 * The whole community, as far as the person may see it, and said so; also while it is closed. What this version cannot
 * read is left out, and `onUnreadable` is told.
 * Throws {@link Refusal} `notFound`, `teamsUnavailable` or `appNotInstalled`.
 */
export async function exportCommunity(deps: Deps, actor: Actor, communityId: string): Promise<CommunityFile> {
  const { community } = await enterCommunity(deps, actor, communityId, "read");
  const { tenantId } = actor;
  const all = <Value>(kind: string, read: (record: StoredRecord) => Value) =>
    oldestFirst(deps, actor, communityId, kind, read);
  const charters = await all(charterKind, charterFrom);
  const [charter] = charters;
  const revisions = await all(charterRevisionKind, charterFrom);
  const tips = (await all(tipKind, tipFrom)).filter((tip) => canSee(actor, hideableTip(tip), community));
  const problems = (await all(problemKind, problemFrom)).filter((problem) =>
    canSee(actor, hideableProblem(problem), community),
  );
  const isForSteward = isSteward(actor, community);
  const board = pinsIn(
    await deps.records.forTenant(tenantId).find(communityScope(communityId), boardPlace(communityId).id),
  );
  const ids = new Set([...tips, ...problems].map(({ id }) => id));
  const tipsInFile: TipInFile[] = [];
  for (const tip of byAge(tips)) {
    // One that never changed has no revisions; broken off, what it says still may have been kept already.
    const former =
      tip.revision > 1
        ? (await all(revisionKind(tip.id), revisionFrom)).filter(({ number }) => number < tip.revision)
        : [];
    tipsInFile.push(
      tipInFile(
        tenantId,
        tip,
        former.sort((a, b) => a.number - b.number),
      ),
    );
  }
  const stories = (await all(storyKind, storyFrom)).filter(isOpen);
  const reports = isForSteward
    ? (await all(reportKind, reportFrom)).filter(
        ({ entry: { kind, id } }) =>
          kind === "tip" ||
          kind === "problem" ||
          stories.some((story) => kind === "story" && story.id === id),
      )
    : [];
  const thanks = (await all(shownKind, shownFrom)).filter(({ hidden }) => !hidden);
  const actions = await all(actionKind, actionFrom);
  return {
    format: communityFileFormat,
    version: communityFileVersion,
    id: deps.newId(),
    exportedAt: deps.now().toISOString(),
    name: community.name,
    purpose: community.purpose,
    stewards: stewardsOf(community).map(({ name }) => name),
    places: community.places.map(({ name }) => name),
    ...(charter && { charter: charterInFile(tenantId, charter) }),
    charterRevisions: revisions
      .filter(({ number }) => number < (charter?.number ?? 0))
      .sort((a, b) => a.number - b.number)
      .map((revision) => charterInFile(tenantId, revision)),
    tips: tipsInFile,
    problems: byAge(problems).map((problem) =>
      problemInFile(tenantId, problem, (reply) => canSee(actor, reply, community)),
    ),
    stories: byAge(stories).map((story) => storyInFile(tenantId, story)),
    thanks: thanks
      .sort((a, b) => (a.shownAt + a.id < b.shownAt + b.id ? -1 : 1))
      .map((one) => thanksInFile(tenantId, one)),
    actions: actions.sort((a, b) => (a.id < b.id ? -1 : 1)).map((action) => actionInFile(tenantId, action)),
    board: board.filter(({ id }) => ids.has(id)).map(({ kind, id }) => ({ kind, id })),
    tagRenames: community.tagRenames.map(({ id, from, to }) => ({ id, from, to })),
    reviewPeriod: community.reviewPeriod,
    ...(isForSteward
      ? { reports: reports.map((report) => ({ ...report, by: personInFile(tenantId, report.by) })) }
      : { leftOut: ["hiddenEntries", "reports"] }),
  };
}

const byAge = <Entry extends { readonly createdAt: string; readonly id: string }>(entries: Entry[]) =>
  entries.sort((a, b) => (a.createdAt + a.id < b.createdAt + b.id ? -1 : 1));

async function oldestFirst<Value>(
  deps: Deps,
  actor: Actor,
  communityId: string,
  kind: string,
  read: (record: StoredRecord) => Value,
): Promise<Value[]> {
  const records = deps.records.forTenant(actor.tenantId);
  const found: Value[] = [];
  let cursor: string | undefined;
  do {
    const page = await records.page({
      scope: communityScope(communityId),
      kind,
      order: "created",
      size: maxPageSize,
      ...(cursor !== undefined && { cursor }),
    });
    found.push(...readable(deps, page.records, read));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return found.reverse();
}

const charterInFile = (tenantId: string, charter: Charter): CharterInFile => ({
  number: charter.number,
  domain: charter.domain,
  community: charter.community,
  practice: charter.practice,
  howWeWork: charter.howWeWork,
  by: personInFile(tenantId, charter.by),
  at: charter.at,
});

const actionInFile = (tenantId: string, action: ActionNote): ActionInFile => ({
  id: action.id,
  at: action.at,
  by: personInFile(tenantId, action.by),
  kind: action.kind,
  about: action.about,
  before: action.before,
  reason: action.reason,
  ...(action.entry && { entry: { ...action.entry } }),
});
