import {
  communityFile,
  type CharterInFile,
  type CommunityFile,
  type CommunityFileItem,
} from "../../contract/community-file.ts";
import { limits } from "../../contract/limits.ts";
import { maxBodyBytes, type RecordToWrite, type Records } from "../../records/records.ts";
import { keepAction } from "../communities/actions.ts";
import type { Actor } from "../core/actor.ts";
import { charterRecord, charterRevisionRecord } from "../communities/charter.ts";
import { changeCommunity } from "../communities/change-community.ts";
import { getCommunityOfSteward, requireSteward } from "../communities/stewards.ts";
import type { Claim } from "../communities/claim.ts";
import { communityScope } from "../communities/community.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { boardRecord } from "../board/board.ts";
import { reportRecords } from "../moderation/report-entry.ts";
import { revisionRecord } from "../tips/revisions.ts";
import { problemRecords, problemRecord } from "../problems/problem.ts";
import { parseInput } from "../core/input.ts";
import { Refusal } from "../core/refusal.ts";
import { importedFrom, importedRecord } from "../core/stored-body.ts";
import { storyRecord } from "../stories/story.ts";
import { tipRecords, tipRecord } from "../tips/tip.ts";
import { problemFromFile } from "./problems-in-file.ts";
import { revisionsFromFile, tipFromFile } from "./tips-in-file.ts";
import { personFromFile } from "./people-in-file.ts";
import { readCommunityFile } from "./read-community-file.ts";
import { storyFromFile } from "./stories-in-file.ts";
import { asPerson } from "../core/person.ts";

type Deps = Pick<CommunityDeps, "records" | "access" | "now" | "newId">;

/** Records written side by side: few, since those of one moment stand in any order in lists. */
const atOnce = 5;

/** Bytes of a record that is brought in; it notes the file from which it came, and grows once people go on with it. */
const recordBytes = maxBodyBytes - 1_000;

/** Items after which it is noted how far an import is. */
const notedEvery = 200;

/** What is brought in, and how. */
export interface ImportSource {
  /** Of the whole file, from its beginning each time. */
  readonly bytes: () => AsyncIterable<Uint8Array>;
  /** Awaited between slices of work. */
  readonly step: () => Promise<void>;
  /** Items of its lists that were brought before. */
  readonly done?: number;
  readonly onDone?: (items: number) => Promise<void>;
}

/**
 * A steward imports a community from a file into an empty one. The file is validated before anything is written. Name,
 * stewards and places of the existing one stay. Interrupted, importing the same file again goes on.
 */
export async function importCommunity(
  deps: Deps,
  actor: Actor,
  communityId: string,
  source: ImportSource,
): Promise<void> {
  await getCommunityOfSteward(deps, actor, communityId, "write");
  const records = deps.records.forTenant(actor.tenantId);
  const by = asPerson(actor);
  const head = await checkedHead(source, { communityId, from: "", by });
  if (!(await isEmptyBut(records, communityId, head.id))) throw new Refusal({ code: "notEmpty" });

  const into = { communityId, from: head.id, by };
  const { done = 0 } = source;
  let items = 0;
  const waiting: RecordToWrite[] = [];
  // Oldest first and a few at a time, so that lists stand as they stood.
  const write = async () => {
    await source.step();
    // Doing it again changes nothing.
    await Promise.all(waiting.splice(0).map((record) => records.write(record, { absent: true })));
  };
  for await (const part of readCommunityFile(source.bytes(), source.step)) {
    if (!("item" in part) || items++ < done) continue;
    if (part.item.list === "actions") {
      await write();
      const { value: action } = part.item;
      await keepAction(deps, actor, communityId, {
        ...action,
        by: personFromFile(action.by),
        isImported: true,
      });
    } else waiting.push(...recordsOf(part.item, into));
    if (waiting.length >= atOnce) await write();
    if (items % notedEvery > 0) continue;
    await write();
    await source.onDone?.(items);
  }
  if (head.board.length > 0) waiting.push(boardRecord(communityId, head.board));
  if (head.charter) waiting.push(charterFromFile(charterRecord, head.charter, into));
  await write();
  await changeCommunity(deps, actor, communityId, (community) => {
    requireSteward(actor, community);
    const isDone = community.lastAction?.kind === "imported" && community.lastAction.about === head.name;
    const { reviewPeriod, tagRenames, emblem } = head;
    const changes = { reviewPeriod, tagRenames, ...(emblem && { emblem }) };
    return isDone ? undefined : { changes, action: { kind: "imported", about: head.name } };
  });
}

/** The fields of the file, after all of it was validated. */
async function checkedHead({ bytes, step }: ImportSource, into: Into): Promise<CommunityFile> {
  const fields: Record<string, unknown> = {};
  let actions = 0;
  for await (const part of readCommunityFile(bytes(), step)) {
    if ("field" in part) fields[part.field] = part.value;
    else if (part.item.list === "actions") actions += 1;
    else requireRoom(part.item, into);
    if (actions > limits.importActions)
      throw new Refusal({ code: "invalidInput", fields: { actions: "tooMany" } });
  }
  return parseInput(communityFile, {
    ...fields,
    tips: [],
    problems: [],
    stories: [],
    thanks: [],
    charterRevisions: [],
    actions: [],
  });
}

function requireRoom(item: Exclude<CommunityFileItem, { list: "actions" }>, into: Into): void {
  for (const { body } of recordsOf(item, into))
    if (Buffer.byteLength(JSON.stringify(body)) > recordBytes)
      throw new Refusal({
        code: "entryTooLarge",
        entry: "title" in item.value ? item.value.title : item.list,
      });
}

/** Whether it has no tips and problems, except for those of this file. */
async function isEmptyBut(records: Records, communityId: string, fileId: string): Promise<boolean> {
  const newest = [tipRecords.kind, problemRecords.kind].map((kind) =>
    records.page({ scope: communityScope(communityId), kind, order: "created", size: 1 }),
  );
  const pages = await Promise.all(newest);
  return pages.every((page) => page.records.every((record) => importedFrom(record) === fileId));
}

interface Into {
  readonly communityId: string;
  /** Id of the file. */
  readonly from: string;
  readonly by: Claim["by"];
}

const charterFromFile = (
  record: typeof charterRevisionRecord,
  charter: CharterInFile,
  { communityId, from, by }: Into,
): RecordToWrite =>
  importedRecord(record(communityId, { ...charter, by: personFromFile(charter.by) }), {
    from,
    by,
    createdAt: charter.at,
    changedAt: charter.at,
  });

function recordsOf(
  item: Exclude<CommunityFileItem, { list: "actions" }>,
  { communityId, from, by }: Into,
): RecordToWrite[] {
  switch (item.list) {
    case "tips": {
      const tip = item.value;
      return [
        importedRecord(tipRecord(tipFromFile(communityId, tip, by)), { ...tip, from, by }),
        ...revisionsFromFile(tip).map((revision) => revisionRecord({ communityId, id: tip.id }, revision)),
      ];
    }
    case "problems":
      return [
        importedRecord(problemRecord(problemFromFile(communityId, item.value)), {
          createdAt: item.value.createdAt,
          changedAt: item.value.createdAt,
          from,
          by,
        }),
      ];
    case "stories":
      return [
        importedRecord(storyRecord(storyFromFile(communityId, item.value)), { ...item.value, from, by }),
      ];
    case "charterRevisions":
      return [charterFromFile(charterRevisionRecord, item.value, { communityId, from, by })];
    case "reports":
      return [reportFromFile(item.value, { communityId, from, by })];
  }
}

function reportFromFile(
  report: NonNullable<CommunityFile["reports"]>[number],
  { communityId, from, by }: Into,
): RecordToWrite {
  const here = { ...report, communityId, by: personFromFile(report.by) };
  const times = { createdAt: report.at, changedAt: report.at };
  return importedRecord(reportRecords.written(here, here), { from, by, ...times });
}
