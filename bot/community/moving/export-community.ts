// A community owns its knowledge and can leave with it: everyone with access exports it as a file.
import {
  communityFileFormat,
  communityFileVersion,
  type ActionInFile,
  type CharterInFile,
  type CommunityFile,
  type PictureInFile,
} from "../../contract/community-file.ts";
import { pictureIdsIn } from "../../contract/picture-names.ts";
import type { StoredRecord } from "../../records/records.ts";
import { allRecords } from "../core/all-records.ts";
import { actionRecords } from "../communities/action-chain.ts";
import { actionFrom } from "../communities/actions.ts";
import type { ActionNote } from "../communities/action-note.ts";
import type { Actor } from "../core/actor.ts";
import { pinsOf } from "../board/board.ts";
import { charterFrom, charterKind, charterRevisionKind } from "../communities/charter.ts";
import { communityScope } from "../communities/community.ts";
import { canSee } from "../communities/hiding.ts";
import { reportFrom, reportKind } from "../moderation/report-entry.ts";
import { isSteward } from "../communities/policies.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { pictureFrom, pictureRecords } from "../pictures/picture.ts";
import { hideableProblem, problemFrom, problemRecords } from "../problems/problem.ts";
import { revisionFrom, revisionKind } from "../tips/revisions.ts";
import { importedBy, readable } from "../core/stored-body.ts";
import { isOpen, sharedStoryKind, storyFrom } from "../stories/story.ts";
import { hideableTip, tipFrom, tipRecords } from "../tips/tip.ts";
import { problemInFile } from "./problems-in-file.ts";
import { tipInFile } from "./tips-in-file.ts";
import { shownFrom, shownThanks } from "../thanks/shown.ts";
import { actorInFile, personInFile } from "./people-in-file.ts";
import { thanksInFile } from "./thanks-in-file.ts";
import { storyInFile } from "./stories-in-file.ts";
import { enterCommunity } from "../communities/enter.ts";

/** Records read at a time, which each reader holds, however slow. */
const readAtOnce = 10;

type Deps = Pick<CommunityDeps, "records" | "access" | "onUnreadable" | "now" | "newId">;

/** What grows with the community. */
type Walked =
  | "charterRevisions"
  | "tips"
  | "problems"
  | "pictures"
  | "stories"
  | "thanks"
  | "actions"
  | "board"
  | "reports";

/**
 * As {@link CommunityFile}, but its long lists are read page by page while they are iterated, each time anew. In the
 * order in which they are declared: pictures, board and reports depend on the entries before.
 */
export type CommunityExport = Omit<CommunityFile, Walked> & {
  readonly [Key in Exclude<Walked, "reports">]: AsyncIterable<NonNullable<CommunityFile[Key]>[number]>;
} & { readonly reports?: AsyncIterable<NonNullable<CommunityFile["reports"]>[number]> };

/**
 * The whole community as far as the person may see it, and what is left out; also while it is closed. Unreadable
 * records are left out and reported to `onUnreadable`.
 */
export async function exportCommunity(
  deps: Deps,
  actor: Actor,
  communityId: string,
): Promise<CommunityExport> {
  const { community } = await enterCommunity(deps, actor, communityId, "read");
  const { tenantId } = actor;
  const all = <Value>(kind: string, read: (record: StoredRecord) => Value) =>
    oldestFirst(deps, actor, communityId, kind, read);
  const charterInFile = charterReader(tenantId);
  const [charter] = await Array.fromAsync(all(charterKind, charterInFile));
  const board = await pinsOf(deps.records.forTenant(tenantId), communityId);
  const pinned = new Set(board.map(({ id }) => id));
  const carried = { pins: new Set<string>(), stories: new Set<string>() };
  const named = new Set<string>();
  const name = (texts: readonly { readonly markdown: string }[]) => {
    for (const { markdown } of texts) for (const id of pictureIdsIn(markdown)) named.add(id);
  };
  const carry = (id: string) => pinned.has(id) && carried.pins.add(id);

  const tips = through(all(tipRecords.kind, tipFrom), async (tip) => {
    if (!canSee(actor, hideableTip(tip), community)) return undefined;
    carry(tip.id);
    // An unchanged tip has no revisions; after an interrupted edit, the current content may be among them.
    const former = tip.revision > 1 ? await Array.fromAsync(all(revisionKind(tip.id), revisionFrom)) : [];
    const before = former.filter(({ number }) => number < tip.revision).sort(byNumber);
    name([tip, ...before]);
    return tipInFile(tenantId, tip, before);
  });
  const problems = through(all(problemRecords.kind, problemFrom), (problem) => {
    if (!canSee(actor, hideableProblem(problem), community)) return undefined;
    carry(problem.id);
    const inFile = problemInFile(tenantId, problem, (reply) => canSee(actor, reply, community));
    name([problem, ...inFile.replies]);
    return inFile;
  });
  const pictures = through(named, async (id): Promise<PictureInFile | undefined> => {
    const record = await pictureRecords.findRecord(deps.records.forTenant(tenantId), { communityId, id });
    const [picture] = record ? readable(deps, [record], pictureFrom) : [];
    return picture && { id, type: picture.type, bytes: picture.bytes };
  });
  const isForSteward = isSteward(actor, community);
  const stories = through(all(sharedStoryKind, storyFrom), (story) => {
    if (!isOpen(story)) return undefined;
    if (isForSteward) carried.stories.add(story.id);
    return storyInFile(tenantId, story);
  });
  const reports = through(all(reportKind, reportInFile), ({ importer, ...report }) => {
    const { kind, id } = report.entry;
    const isCarried = kind === "tip" || kind === "problem" || (kind === "story" && carried.stories.has(id));
    return isCarried ? { ...report, by: actorInFile(tenantId, report.by, importer) } : undefined;
  });
  return {
    format: communityFileFormat,
    version: communityFileVersion,
    id: deps.newId(),
    exportedAt: deps.now().toISOString(),
    name: community.name,
    purpose: community.purpose,
    ...(community.emblem && { emblem: community.emblem }),
    stewards: community.stewardDetails.map(({ name }) => name),
    places: community.places.map(({ name }) => name),
    tagRenames: community.tagRenames.map(({ id, from, to }) => ({ id, from, to })),
    reviewPeriod: community.reviewPeriod,
    ...(charter && { charter }),
    charterRevisions: through(all(charterRevisionKind, charterInFile), (revision) =>
      revision.number < (charter?.number ?? 0) ? revision : undefined,
    ),
    tips,
    problems,
    pictures,
    board: through(board, ({ kind, id }) => (carried.pins.has(id) ? { kind, id } : undefined)),
    stories,
    thanks: through(all(shownThanks.kind, shownFrom), (one) =>
      one.hidden ? undefined : thanksInFile(tenantId, one),
    ),
    actions: through(all(actionRecords.kind, actionFrom), (action) => actionInFile(tenantId, action)),
    ...(isForSteward ? { reports } : { leftOut: ["hiddenEntries", "reports"] }),
  };
}

const reportInFile = (record: StoredRecord) => ({ ...reportFrom(record), importer: importedBy(record) });

const byNumber = (one: { readonly number: number }, other: { readonly number: number }) =>
  one.number - other.number;

/** Whatever is made of the values, each walk anew; without those of which nothing is made. */
function through<Value, Made>(
  values: AsyncIterable<Value> | Iterable<Value>,
  make: (value: Value) => Promise<Made | undefined> | Made | undefined,
): AsyncIterable<Made> {
  return {
    async *[Symbol.asyncIterator]() {
      for await (const value of values) {
        const made = await make(value);
        if (made !== undefined) yield made;
      }
    },
  };
}

/** In the order in which they came into the community. */
function oldestFirst<Value>(
  deps: Deps,
  actor: Actor,
  communityId: string,
  kind: string,
  read: (record: StoredRecord) => Value,
): AsyncIterable<Value> {
  const records = deps.records.forTenant(actor.tenantId);
  const query = { scope: communityScope(communityId), kind, order: "oldest", size: readAtOnce } as const;
  return {
    async *[Symbol.asyncIterator]() {
      for await (const record of allRecords(records, query)) yield* readable(deps, [record], read);
    },
  };
}

const charterReader =
  (tenantId: string) =>
  (record: StoredRecord): CharterInFile => {
    const { number, domain, community, practice, howWeWork, by, at } = charterFrom(record);
    const actor = actorInFile(tenantId, by, importedBy(record));
    return { number, domain, community, practice, howWeWork, by: actor, at };
  };

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
