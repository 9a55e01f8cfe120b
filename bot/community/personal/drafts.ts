// What a person typed and has not sent: in their own scope, so that it is there on their other devices, too. A record
// each, because several are written at once, and each goes by itself when its time is over. The text of a form is opaque
// here: the tab alone knows its shape.
import { z } from "zod";
import type { DraftSummary, DraftView, KeepDraftInput } from "../../contract/drafts.ts";
import { limits } from "../../contract/limits.ts";
import type { Records, RecordToWrite, StoredRecord } from "../../records/records.ts";
import { allRecords } from "../core/all-records.ts";
import type { Actor } from "../core/actor.ts";
import { changeRecord } from "../core/change-record.ts";
import { derivedId } from "../core/ids.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { Refusal } from "../core/refusal.ts";
import { defineRecord } from "../core/record-kind.ts";
import { readable } from "../core/stored-body.ts";
import { personScope } from "../core/person.ts";

type Deps = Pick<CommunityDeps, "records" | "now">;

/** Loose: what a newer version has added stays. */
const text = z.looseObject({ content: z.string(), at: z.string() });

const idPrefix = "draft.";

export const drafts = defineRecord({
  kind: "draft",
  key: ({ actor, key }: { readonly actor: Pick<Actor, "userId">; readonly key: string }) => ({
    scope: personScope(actor),
    id: idPrefix + key,
  }),
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

/** The same text is the same version, so that keeping it again changes nothing. */
const versionOf = (content: string): string => derivedId("draft", content);

function draftView(record: StoredRecord): DraftView {
  const { title, path, content, at, others } = drafts.read(record);
  return {
    key: record.id.slice(idPrefix.length),
    title,
    path,
    content,
    version: versionOf(content),
    keptAt: at,
    others: others.map((one) => ({ content: one.content, keptAt: one.at })),
  };
}

function draftSummary(record: StoredRecord): DraftSummary {
  const { key, title, path, version, keptAt } = draftView(record);
  return { key, title, path, version, keptAt };
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
 * Keeps a text that is being typed; what was kept last wins. What somebody typed elsewhere without knowing of the other
 * is kept beside it. It goes by itself `limits.draftDays` after it was kept last.
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

  let current = await records.find(begun.scope, begun.id);
  if (!current) {
    await requireRoom(records, actor);
    const result = await records.write(begun, { absent: true });
    if (result.outcome === "written") return draftView(result.record);
    current = result.current;
  }
  const written = await changeRecord(records, begun, goneOn, current);
  if (!written) throw new Error("A draft was neither written nor refused.");
  return draftView(written);
}

const draftsOf = (records: Records, actor: Actor): AsyncIterable<StoredRecord> =>
  allRecords(records, {
    scope: personScope(actor),
    kind: drafts.kind,
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
  const summaries = await Array.fromAsync(kept, (record) => readable(deps, [record], draftSummary));
  return summaries.flat();
}

export async function getDraft(deps: Deps, actor: Actor, key: string): Promise<DraftView> {
  const { scope, id } = drafts.key({ actor, key });
  const record = await deps.records.forTenant(actor.tenantId).find(scope, id);
  if (!record) throw new Refusal({ code: "notFound" });
  return draftView(record);
}

/**
 * Removes a draft that was sent or thrown away, if it still says what the person saw: what was typed elsewhere since
 * then stays. Harmless to repeat.
 */
export async function forgetDraft(deps: Deps, actor: Actor, key: string, version: string): Promise<void> {
  await changeRecord(deps.records.forTenant(actor.tenantId), drafts.key({ actor, key }), (record) =>
    record && versionOf(drafts.read(record).content) === version ? "removed" : undefined,
  );
}
