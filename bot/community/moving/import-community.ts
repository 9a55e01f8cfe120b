import type { CommunityFile } from "../../contract/community-file.ts";
import type { RecordToWrite, Records } from "../../records/records.ts";
import { getCommunity } from "../access.ts";
import { keepAction } from "../actions.ts";
import type { Actor } from "../actor.ts";
import { charterRecord, charterRevisionRecord, type Charter } from "../charter/charter.ts";
import { changeCommunity } from "../communities/change-community.ts";
import { requireSteward } from "../communities/stewards.ts";
import type { Claim } from "../claim.ts";
import { communityScope } from "../community.ts";
import type { CommunityDeps } from "../ports.ts";
import { boardRecord } from "../board/board.ts";
import { reportRecord } from "../moderation/report-entry.ts";
import { revisionRecord } from "../revisions.ts";
import { problemKind, problemRecord } from "../problems/problem.ts";
import { Refusal } from "../refusal.ts";
import { importedFrom, importedRecord } from "../stored-body.ts";
import { storyRecord } from "../stories/story.ts";
import { tipKind, tipRecord } from "../tip.ts";
import { problemFromFile, revisionsFromFile, tipFromFile } from "./entries-in-file.ts";
import { personFromFile } from "./people-in-file.ts";
import { storyFromFile } from "./stories-in-file.ts";

type Deps = Pick<CommunityDeps, "records" | "access" | "now" | "newId">;

/** Records written side by side. */
const atOnce = 20;

/**
 * Brings a whole community from a file into one that is empty; a steward does. Name, stewards and places stay those of
 * the one that is there. Broken off anywhere, importing the same file again goes on with it.
 * Throws {@link Refusal} `stewardsOnly`, `notEmpty`, `notFound`, `communityClosed`, `teamsUnavailable` or
 * `appNotInstalled`.
 */
export async function importCommunity(
  deps: Deps,
  actor: Actor,
  communityId: string,
  file: CommunityFile,
): Promise<void> {
  requireSteward(actor, await getCommunity(deps, actor, communityId, "write"));
  const records = deps.records.forTenant(actor.tenantId);
  if (!(await isEmptyBut(records, communityId, file.id))) throw new Refusal({ code: "notEmpty" });

  // Oldest first and a few at a time, so that lists stand as they stood.
  const writes = recordsOf(communityId, file, { userId: actor.userId, name: actor.name });
  for (let at = 0; at < writes.length; at += atOnce) {
    const some = writes.slice(at, at + atOnce);
    await Promise.all(some.map((record) => records.write(record, { absent: true })));
  }
  for (const action of file.actions) {
    const note = { ...action, by: personFromFile(action.by), isImported: true };
    await keepAction(deps, actor, communityId, note);
  }
  await changeCommunity(deps, actor, communityId, (community) => {
    requireSteward(actor, community);
    const isDone = community.lastAction?.kind === "imported" && community.lastAction.about === file.name;
    const { reviewPeriod } = file;
    const changes = {
      ...(reviewPeriod !== undefined && { reviewPeriod }),
      ...(file.tagRenames && { tagRenames: file.tagRenames }),
    };
    return isDone ? undefined : { changes, action: { kind: "imported", about: file.name } };
  });
}

/** Whether nobody has saved or asked anything there; what this very file brought before does not count. */
async function isEmptyBut(records: Records, communityId: string, fileId: string): Promise<boolean> {
  const newest = [tipKind, problemKind].map((kind) =>
    records.page({ scope: communityScope(communityId), kind, order: "created", size: 1 }),
  );
  const pages = await Promise.all(newest);
  return pages.every((page) => page.records.every((record) => importedFrom(record) === fileId));
}

function recordsOf(communityId: string, file: CommunityFile, importedBy: Claim["by"]): RecordToWrite[] {
  const charters = [...file.charterRevisions, ...(file.charter ? [file.charter] : [])].map(
    (charter): Charter => ({ ...charter, by: personFromFile(charter.by) }),
  );
  const current = file.charter && charters.at(-1);
  const before = current ? charters.slice(0, -1) : charters;
  return [
    ...file.tips.map((tip) =>
      importedRecord(tipRecord(tipFromFile(communityId, tip, importedBy)), { ...tip, from: file.id }),
    ),
    ...file.tips.flatMap((tip) =>
      revisionsFromFile(tip).map((revision) => revisionRecord({ communityId, id: tip.id }, revision)),
    ),
    ...file.problems.map((problem) =>
      importedRecord(problemRecord(problemFromFile(communityId, problem)), { ...problem, from: file.id }),
    ),
    ...(file.board?.length ? [boardRecord(communityId, undefined, file.board)] : []),
    ...(file.reports ?? []).map((report) =>
      reportRecord(communityId, { ...report, by: personFromFile(report.by) }),
    ),
    ...file.stories.map((story) =>
      importedRecord(storyRecord(storyFromFile(communityId, story)), { ...story, from: file.id }),
    ),
    ...before.map((charter) => charterRevisionRecord(communityId, charter)),
    ...(current ? [charterRecord(communityId, current)] : []),
  ];
}
