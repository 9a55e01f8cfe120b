// What a tip said before: every former content, in a record of its own, kept before the tip is written over.
import { z } from "zod";
import { limits } from "../../contract/limits.ts";
import type { RevisionView } from "../../contract/revisions.ts";
import type { Records, RecordToWrite, StoredRecord } from "../../records/records.ts";
import { allRecords } from "../core/all-records.ts";
import type { Actor } from "../core/actor.ts";
import { changeRecord, removeRecord } from "../core/change-record.ts";
import { communityScope, type Community } from "../communities/community.ts";
import { derivedId } from "../core/ids.ts";
import { pageOf } from "../core/page-of.ts";
import { importedActor } from "../communities/claim.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { getTip, type FoundTip } from "./read-tips.ts";
import { changedRecord, readable, readBody } from "../core/stored-body.ts";
import { shownTags } from "../communities/tag-names.ts";
import { writing, type Tip } from "./tip.ts";

const revisionBody = z.object({
  format: z.literal(1),
  number: z.number(),
  title: z.string(),
  markdown: z.string(),
  tags: z.array(z.string()),
  written: writing,
});

type RevisionBody = z.infer<typeof revisionBody>;

/** One content of a tip. */
export type Revision = Readonly<Omit<RevisionBody, "format">>;

/** Of one tip, so that its revisions are listed by themselves. */
export const revisionKind = (tipId: string) => `revision.${tipId}`;

const revisionRecordId = (tipId: string, number: number) =>
  `revision.${derivedId("revision", tipId, String(number))}`;

/** What the tip says now. */
export const revisionOf = ({ revision, title, markdown, tags, written }: Tip): Revision => ({
  number: revision,
  title,
  markdown,
  tags: [...tags],
  written,
});

export function revisionRecord(
  { communityId, id: tipId }: Pick<Tip, "communityId" | "id">,
  { number, title, markdown, tags, written }: Revision,
): RecordToWrite {
  const body: RevisionBody = { format: 1, number, title, markdown, tags, written };
  return {
    scope: communityScope(communityId),
    id: revisionRecordId(tipId, number),
    kind: revisionKind(tipId),
    body,
  };
}

/** Throws NewerFormatError, and another error for a record that is no revision. */
export function revisionFrom(record: StoredRecord): Revision {
  const { format, ...revision } = readBody(record, revisionBody);
  return revision;
}

/** Keeps what the tip says now. Harmless to repeat: a content has one number. */
export async function keepRevision(records: Records, tip: Tip): Promise<void> {
  await records.write(revisionRecord(tip, revisionOf(tip)), { absent: true });
}

/** Undoes {@link keepRevision} for a tip that was removed meanwhile. */
export async function forgetRevision(records: Records, tip: Tip): Promise<void> {
  await removeRecord(records, revisionRecord(tip, revisionOf(tip)));
}

const allRevisions = (records: Records, { communityId, id }: Tip): AsyncIterable<StoredRecord> =>
  allRecords(records, {
    scope: communityScope(communityId),
    kind: revisionKind(id),
    order: "created",
    size: limits.revisionsPerPage,
  });

/** Removes all that a tip said before. Harmless to repeat. */
export async function forgetRevisions(records: Records, tip: Tip): Promise<void> {
  for await (const record of allRevisions(records, tip)) await removeRecord(records, record, record);
}

/**
 * Puts other words into all that a tip said before, and keeps under the number of what it says now the other words, too:
 * an editor who keeps that meanwhile changes nothing. Harmless to repeat, which does what was changed meanwhile.
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
    return markdown === before ? undefined : changedRecord<RevisionBody>(record, { markdown });
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
  const record = await records.find(communityScope(tip.communityId), revisionRecordId(tip.id, number));
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

/**
 * A page of what a tip said before.
 * Throws {@link Refusal} `notFound`, `newerVersion`, `invalidInput` for a cursor that was not handed out here,
 * `teamsUnavailable` or `appNotInstalled`.
 */
export async function listRevisions(
  deps: Pick<CommunityDeps, "records" | "access" | "onUnreadable">,
  actor: Actor,
  communityId: string,
  tipId: string,
  options: { readonly cursor?: string | undefined } = {},
): Promise<RevisionsPage> {
  const { tip, community } = await getTip(deps, actor, communityId, tipId);
  const { records, cursor } = await pageOf(deps, actor, {
    scope: communityScope(communityId),
    kind: revisionKind(tipId),
    order: "created",
    size: limits.revisionsPerPage,
    cursor: options.cursor,
  });
  return {
    tip,
    community,
    // Kept before the tip was written over: where that was interrupted, it is what the tip says still.
    // Those of a file were all created in one moment.
    revisions: readable(deps, records, revisionFrom)
      .filter(({ number }) => number < tip.revision)
      .toSorted((one, other) => other.number - one.number),
    ...(cursor !== undefined && { cursor }),
  };
}

/** Whoever shared a tip without a name is not named for what they wrote of it, either. */
export function revisionView(
  { tip, community }: FoundTip,
  { number, title, markdown, tags, written }: Revision,
): RevisionView {
  const isNameless = tip.credited.length === 0 && written.by.userId === tip.savedBy.userId;
  return {
    number,
    title,
    markdown,
    tags: shownTags(community, tags),
    ...(!isNameless && { by: importedActor(written.by, tip.importedBy) }),
    at: written.at,
    ...(written.note !== undefined && { note: written.note }),
    ...(written.restored !== undefined && { restored: written.restored }),
  };
}
