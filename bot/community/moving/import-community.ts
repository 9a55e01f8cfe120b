import type { CharterInFile, CommunityFile, CommunityFileItem } from "../../contract/community-file.ts";
import type { RecordToWrite, Records } from "../../records/records.ts";
import { findAction, keepAction } from "../communities/actions.ts";
import type { ActionNote } from "../communities/action-note.ts";
import type { Actor } from "../core/actor.ts";
import { derivedId } from "../core/ids.ts";
import { charterRecord } from "../communities/charter.ts";
import { changeCommunity } from "../communities/change-community.ts";
import { getCommunityOfSteward, requireSteward } from "../communities/stewards.ts";
import { communityScope } from "../communities/community.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { boardRecord } from "../board/board.ts";
import { notePictures } from "../pictures/purge-pictures.ts";
import { problemRecords } from "../problems/problem.ts";
import { Refusal } from "../core/refusal.ts";
import { importedFrom } from "../core/stored-body.ts";
import { tipRecords } from "../tips/tip.ts";
import { checkFile, type FileBytes } from "./check-file.ts";
import { idsHere, ownHead, ownItems } from "./own-ids.ts";
import { personFromFile } from "./people-in-file.ts";
import { readCommunityFile } from "./read-community-file.ts";
import { charterFromFile, recordsOf, type Into } from "./records-from-file.ts";
import { asPerson } from "../core/person.ts";

type Deps = Pick<CommunityDeps, "records" | "access" | "now" | "newId">;

/** Records written side by side: few, since those of one moment stand in any order in lists. */
const atOnce = 5;

/** Items after which it is noted how far an import is. */
const notedEvery = 200;

/** What is brought in, and how. */
export interface ImportSource {
  readonly bytes: FileBytes;
  /** Awaited between slices of work. */
  readonly step: () => Promise<void>;
  /** Items of its lists that were brought before. */
  readonly done?: number;
  readonly onDone?: (items: number) => Promise<void>;
}

/**
 * A steward imports a community from a file into an empty one. The file is validated before anything is written, and
 * the activity log names it first. Name, stewards, places and charter of the existing one stay. Interrupted, importing
 * the same file again goes on.
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
  const file = await checkFile(source.bytes, source.step, { communityId, from: "", by });
  const into = { communityId, from: file.fingerprint, by };
  if (!(await isEmptyBut(records, into))) throw new Refusal({ code: "notEmpty" });

  const here = idsHere(into);
  const head = ownHead(file.head, file.formerCharters, here);
  await noteImport(deps, actor, head, into);
  if (file.hasPictures) await notePictures(records, communityId, deps.now());
  const hasItsCharter = await writeCharter(records, head.charter, into);
  const items = ownItems(readCommunityFile(file.bytes(), source.step), here);
  const keep = (action: ActionNote) => keepAction(deps, actor, communityId, action);
  await writeItems(records, source, items, { into, hasItsCharter, keep });
  if (head.board.length > 0) await records.write(boardRecord(communityId, head.board), { absent: true });
}

interface Writing {
  readonly into: Into;
  /** Otherwise what the charter of the file was is left out. */
  readonly hasItsCharter: boolean;
  readonly keep: (action: ActionNote) => Promise<void>;
}

/** Oldest first and a few at a time, so that lists stand as they stood. */
async function writeItems(
  records: Records,
  { step, done = 0, onDone }: ImportSource,
  items: AsyncIterable<CommunityFileItem>,
  { into, hasItsCharter, keep }: Writing,
): Promise<void> {
  let read = 0;
  const waiting: RecordToWrite[] = [];
  const write = async () => {
    await step();
    // Doing it again changes nothing.
    await Promise.all(waiting.splice(0).map((record) => records.write(record, { absent: true })));
  };
  for await (const item of items) {
    if (read++ < done) continue;
    if (item.list === "actions") {
      await write();
      await keep({ ...item.value, by: personFromFile(item.value.by), isImported: true });
    } else if (item.list !== "charterRevisions" || hasItsCharter) waiting.push(...recordsOf(item, into));
    if (waiting.length >= atOnce) await write();
    if (read % notedEvery > 0) continue;
    await write();
    await onDone?.(read);
  }
  await write();
}

/** Takes over the settings of the file, and says so in the activity log, once for each file. */
async function noteImport(deps: Deps, actor: Actor, head: CommunityFile, { communityId, from }: Into) {
  const id = derivedId("imported", communityId, from);
  if (await findAction(deps, actor, communityId, id)) return;
  await changeCommunity(deps, actor, communityId, (community) => {
    requireSteward(actor, community);
    const { reviewPeriod, tagRenames, emblem } = head;
    const changes = { reviewPeriod, tagRenames, ...(emblem && { emblem }) };
    const isNoted = community.lastAction?.id === id;
    return isNoted ? undefined : { changes, action: { id, kind: "imported", about: head.name } };
  });
}

/** Writes the charter, unless one was written here. @returns whether it is the one of the file. */
async function writeCharter(
  records: Records,
  charter: CharterInFile | undefined,
  into: Into,
): Promise<boolean> {
  if (!charter) return false;
  const result = await records.write(charterFromFile(charterRecord, charter, into), { absent: true });
  return (
    result.outcome === "written" ||
    (result.current !== undefined && importedFrom(result.current) === into.from)
  );
}

/** Whether it has no tips and problems, except for those of this file and what came after these. */
async function isEmptyBut(records: Records, { communityId, from }: Into): Promise<boolean> {
  const oldest = [tipRecords.kind, problemRecords.kind].map((kind) =>
    records.page({ scope: communityScope(communityId), kind, order: "oldest", size: 1 }),
  );
  const pages = await Promise.all(oldest);
  return pages.every((page) => page.records.every((record) => importedFrom(record) === from));
}
