// What a tip said before: every former content, in a record of its own, kept before the tip is written over.
import type { DeepReadonly } from "../../contract/deep-readonly.ts";
import { z } from "zod";
import { limits } from "../../contract/limits.ts";
import type { RevisionView } from "../../contract/revisions.ts";
import type { Records, RecordToWrite, StoredRecord } from "../../records/records.ts";
import { allRecords } from "../core/all-records.ts";
import type { Actor } from "../core/actor.ts";
import { changeRecord, removeRecord, type RecordChange } from "../core/change-record.ts";
import { Refusal } from "../core/refusal.ts";
import { withoutDeadline } from "../../deadline.ts";
import { communityScope, type Community } from "../communities/community.ts";
import { derivedId } from "../core/ids.ts";
import { pageOf } from "../core/page-of.ts";
import { importedActor } from "../communities/claim.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { getTip, type FoundTip } from "./read-tips.ts";
import { defineRecord } from "../core/record-kind.ts";
import { shownTags } from "../communities/tag-names.ts";
import { tipFrom, tipRecords, writing, type Tip } from "./tip.ts";
import { isAnonymousWriting } from "./tip-policies.ts";

const revisionRecords = defineRecord({
  /** Followed by the tip's id, so that the revisions of one tip are a list. */
  kind: "revision.",
  key: ({ tip, number }: { readonly tip: Pick<Tip, "communityId" | "id">; readonly number: number }) => ({
    scope: communityScope(tip.communityId),
    id: `revision.${derivedId("revision", tip.id, String(number))}`,
  }),
  body: z.object({
    number: z.number(),
    title: z.string(),
    markdown: z.string(),
    tags: z.array(z.string()),
    written: writing,
  }),
});

/** `revisionPrefix`: of the kind of every revision. */
export const { kind: revisionPrefix, read: revisionFrom } = revisionRecords;

/** One content of a tip. */
export type Revision = DeepReadonly<ReturnType<typeof revisionFrom>>;

export const revisionKind = (tipId: string) => revisionPrefix + tipId;

/** The current content. */
export const revisionOf = (tip: Tip): Revision => ({ ...tip, number: tip.revision });

export const revisionRecord = (tip: Pick<Tip, "communityId" | "id">, revision: Revision): RecordToWrite => ({
  ...revisionRecords.written({ tip, number: revision.number }, revision),
  kind: revisionKind(tip.id),
});

/** Keeps what the tip says now. Harmless to repeat: a content has one number. */
export async function keepRevision(records: Records, tip: Tip): Promise<void> {
  await records.write(revisionRecord(tip, revisionOf(tip)), { absent: true });
}

/**
 * Changes a tip as {@link changeRecord} does, by a step that can keep what the tip says. A tip that was withdrawn meanwhile
 * leaves no words behind, also when nobody waits for the change any more.
 */
export async function changeKeeping(
  records: Records,
  first: StoredRecord,
  step: (tip: Tip, current: StoredRecord, keep: () => Promise<void>) => Promise<RecordChange>,
): Promise<Tip> {
  let kept: Tip | undefined;
  const stepOver = async (current: StoredRecord | undefined): Promise<RecordChange> => {
    if (!current) throw new Refusal({ code: "notFound" });
    const tip = tipFrom(current);
    return step(tip, current, () => keepRevision(records, (kept = tip)));
  };
  try {
    const record = await changeRecord(records, first, stepOver, first);
    if (!record) throw new Refusal({ code: "notFound" });
    return tipFrom(record);
  } catch (error) {
    const orphan = kept;
    if (orphan) await withoutDeadline(() => forgetOrphan(records, orphan));
    throw error;
  }
}

async function forgetOrphan(records: Records, tip: Tip): Promise<void> {
  if (!(await tipRecords.findRecord(records, tip)))
    await removeRecord(records, revisionRecord(tip, revisionOf(tip)));
}

const allRevisions = (records: Records, { communityId, id }: Tip): AsyncIterable<StoredRecord> =>
  allRecords(records, {
    scope: communityScope(communityId),
    kind: revisionKind(id),
    order: "created",
    size: limits.revisionsPerPage,
  });

/** What a tip said before, oldest first. */
export const listFormerMarkdown = (records: Records, tip: Tip): Promise<string[]> =>
  Array.fromAsync(allRevisions(records, tip), (record) => revisionFrom(record).markdown);

/** Removes all that a tip said before. Harmless to repeat. */
export async function forgetRevisions(records: Records, tip: Tip): Promise<void> {
  for await (const record of allRevisions(records, tip)) await removeRecord(records, record, record);
}

/**
 * Rewords all revisions, and keeps a reworded one of the current content, so that a concurrent edit cannot keep the old
 * words. Harmless to repeat, which includes later revisions.
 */
export async function rewordRevisions(
  records: Records,
  tip: Tip,
  reword: (markdown: string) => string,
): Promise<void> {
  await keepRevision(records, { ...tip, markdown: reword(tip.markdown) });
  const reworded = (record: StoredRecord | undefined) => {
    if (!record) return undefined;
    const { markdown: before } = revisionFrom(record);
    const markdown = reword(before);
    return markdown === before ? undefined : revisionRecords.changed(record, { markdown });
  };
  for await (const listed of allRevisions(records, tip))
    await changeRecord(records, listed, reworded, listed);
}

/** One former content. */
export async function findRevision(
  records: Records,
  tip: Tip,
  number: number,
): Promise<Revision | undefined> {
  const record = await revisionRecords.findRecord(records, { tip, number });
  return record && revisionFrom(record);
}

export interface RevisionsPage {
  readonly tip: Tip;
  readonly community: Community;
  /** Former contents, newest first. */
  readonly revisions: readonly Revision[];
  /** Present when there is more. */
  readonly cursor?: string;
}

export async function listRevisions(
  deps: Pick<CommunityDeps, "records" | "access" | "onUnreadable">,
  actor: Actor,
  communityId: string,
  tipId: string,
  options: { readonly cursor?: string | undefined } = {},
): Promise<RevisionsPage> {
  const { tip, community } = await getTip(deps, actor, communityId, tipId);
  const query = {
    scope: communityScope(communityId),
    kind: revisionKind(tipId),
    size: limits.revisionsPerPage,
    cursor: options.cursor,
  };
  const { values, ...rest } = await pageOf(deps, actor, query, revisionFrom);
  return {
    tip,
    community,
    // Kept before the tip was written over: where that was interrupted, it is what the tip says still.
    // Those of a file were all created in one moment.
    revisions: values
      .filter(({ number }) => number < tip.revision)
      .toSorted((one, other) => other.number - one.number),
    ...rest,
  };
}

export function revisionView(
  { tip, community }: FoundTip,
  { number, title, markdown, tags, written }: Revision,
): RevisionView {
  return {
    number,
    title,
    markdown,
    tags: shownTags(community, tags),
    ...(!isAnonymousWriting(tip, written) && { by: importedActor(written.by, tip.importedBy) }),
    at: written.at,
    ...(written.note !== undefined && { note: written.note }),
    ...(written.restored !== undefined && { restored: written.restored }),
  };
}
