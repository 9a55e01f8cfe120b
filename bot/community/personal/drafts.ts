// Drafts: unsent texts, in the person's own scope, so that they are on their other devices, too. One record each, since
// several are written at once and expire separately; a small record beside it is for the list, which reads no texts.
// The form is opaque here: only the tab knows its shape.
import { z } from "zod";
import type { DraftSummary, DraftView, KeepDraftInput } from "../../contract/drafts.ts";
import { limits } from "../../contract/limits.ts";
import type { Records, RecordToWrite, StoredRecord } from "../../records/records.ts";
import { allRecords } from "../core/all-records.ts";
import type { Actor } from "../core/actor.ts";
import { changeRecord, removeRecord } from "../core/change-record.ts";
import { derivedId } from "../core/ids.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { Refusal } from "../core/refusal.ts";
import { defineRecord } from "../core/record-kind.ts";
import { readable } from "../core/stored-body.ts";
import { personScope } from "../core/person.ts";

type Deps = Pick<CommunityDeps, "records" | "now">;

/** Loose: what a newer version has added stays. */
const text = z.looseObject({ content: z.string(), at: z.string() });

interface Owner {
  readonly actor: Pick<Actor, "userId">;
  readonly key: string;
}

export const drafts = defineRecord({
  kind: "draft",
  key: ({ actor, key }: Owner) => ({ scope: personScope(actor), id: `draft.${key}` }),
  body: z.object({
    title: z.string(),
    path: z.string(),
    content: z.string(),
    /** Where it was typed last: a sign that the tab makes for itself, of no device and of no person. */
    writer: z.string(),
    at: z.string(),
    /** What was typed elsewhere without knowing of this, oldest first. */
    others: z.array(text),
  }),
});
type Draft = ReturnType<typeof drafts.read>;

/** Written after the draft and removed after it; the next write repairs an interrupted one. */
export const listedDrafts = defineRecord({
  kind: "listedDraft",
  key: ({ actor, key }: Owner) => ({ scope: personScope(actor), id: `listedDraft.${key}` }),
  body: z.object({
    key: z.string(),
    title: z.string(),
    path: z.string(),
    version: z.string(),
    keptAt: z.string(),
  }) satisfies z.ZodType<DraftSummary>,
});

/** The same text is the same version, so that keeping it again changes nothing. */
const versionOf = (content: string): string => derivedId("draft", content);

function draftView(key: string, record: StoredRecord): DraftView {
  const { title, path, content, at, others } = drafts.read(record);
  return {
    key,
    title,
    path,
    content,
    version: versionOf(content),
    keptAt: at,
    others: others.map((one) => ({ content: one.content, keptAt: one.at })),
  };
}

/** What else was typed of it: nothing of what it says now, and the newest only. */
const othersBeside = (content: string, others: Draft["others"]): Draft["others"] =>
  others
    .filter(
      (one, index) =>
        one.content !== content && others.findLastIndex((other) => other.content === one.content) === index,
    )
    .slice(-limits.otherDrafts);

/**
 * Keeps a text that is being typed; the last write wins. A text from another device that did not know of it is kept
 * beside it. Expires `limits.draftDays` after the last write.
 */
export async function keepDraft(
  deps: Deps,
  actor: Actor,
  key: string,
  input: KeepDraftInput,
): Promise<DraftView> {
  const records = deps.records.forTenant(actor.tenantId);
  const owner = { actor, key };
  const now = deps.now();
  const expiresAt = new Date(now.getTime() + limits.draftDays * 24 * 60 * 60_000).toISOString();
  const { title, path, content, writer, basedOn, forgetsOthers } = input;
  const fields = { title, path, content, writer, at: now.toISOString() };
  const begun = { ...drafts.written(owner, { ...fields, others: [] }), expiresAt };
  const goneOn = (before: StoredRecord | undefined): RecordToWrite => {
    if (!before) return begun;
    const known = drafts.read(before);
    const wentOn = known.writer === writer || basedOn === versionOf(known.content);
    const beside = wentOn ? known.others : [...known.others, { content: known.content, at: known.at }];
    const others = forgetsOthers ? [] : othersBeside(content, beside);
    return { ...drafts.written(owner, { ...fields, others }, before), expiresAt };
  };

  const place = listedDrafts.key(owner);
  const [current, listed] = await Promise.all([
    records.find(begun.scope, begun.id),
    records.find(place.scope, place.id),
  ]);
  if (!current) await requireRoom(records, actor);
  const written = await changeRecord(records, begun, goneOn, current);
  if (!written) throw new Error("A draft was neither written nor refused.");
  const view = draftView(key, written);
  const { version, keptAt } = view;
  const list = (before: StoredRecord | undefined) =>
    before && listedDrafts.read(before).keptAt > keptAt
      ? undefined
      : { ...listedDrafts.written(owner, { key, title, path, version, keptAt }, before), expiresAt };
  await changeRecord(records, place, list, listed);
  return view;
}

const draftsOf = (records: Records, actor: Actor): AsyncIterable<StoredRecord> =>
  allRecords(records, {
    scope: personScope(actor),
    kind: listedDrafts.kind,
    order: "changed",
    size: limits.drafts,
  });

async function requireRoom(records: Records, actor: Actor): Promise<void> {
  const kept = await Array.fromAsync(draftsOf(records, actor), ({ id }) => id);
  if (kept.length >= limits.drafts) throw new Refusal({ code: "listFull" });
}

/** Newest first. */
export async function listDrafts(
  deps: Pick<CommunityDeps, "records" | "onUnreadable">,
  actor: Actor,
): Promise<DraftSummary[]> {
  const kept = draftsOf(deps.records.forTenant(actor.tenantId), actor);
  const summaries = await Array.fromAsync(kept, (record) => readable(deps, [record], listedDrafts.read));
  return summaries.flat();
}

export async function getDraft(deps: Deps, actor: Actor, key: string): Promise<DraftView> {
  const { scope, id } = drafts.key({ actor, key });
  const record = await deps.records.forTenant(actor.tenantId).find(scope, id);
  if (!record) throw new Refusal({ code: "notFound" });
  return draftView(key, record);
}

/** Removes a sent or discarded draft, if it has the version that the person saw. Harmless to repeat. */
export async function forgetDraft(deps: Deps, actor: Actor, key: string, version: string): Promise<void> {
  const records = deps.records.forTenant(actor.tenantId);
  const kept = await changeRecord(records, drafts.key({ actor, key }), (record) =>
    record && versionOf(drafts.read(record).content) === version ? "removed" : undefined,
  );
  if (!kept) await removeRecord(records, listedDrafts.key({ actor, key }));
}
