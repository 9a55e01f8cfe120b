// A tip: something that works, and how it lies in records and appears in views.
import { z } from "zod";
import type { CreditView, TipSourceView, TipSummary, TipView } from "../contract/tips.ts";
import type { RecordToWrite, StoredRecord } from "../records/records.ts";
import type { Actor } from "./actor.ts";
import { communityScope, type Community } from "./community.ts";
import { excerptOf } from "./text/excerpt.ts";
import { canEditTip } from "./policies.ts";
import { changedRecord, readBody, timesOf } from "./stored-body.ts";

/** Whose idea it is. A person without an id was named by hand. */
export type Credit =
  | { readonly kind: "person"; readonly name: string; readonly userId?: string | undefined }
  | { readonly kind: "withoutName" };

export interface Tip {
  readonly id: string;
  readonly communityId: string;
  readonly title: string;
  readonly markdown: string;
  /** The beginning of the text without Markdown's signs; made by every write. */
  readonly excerpt: string;
  readonly tags: readonly string[];
  readonly credit: Credit;
  readonly source: TipSource;
  readonly savedBy: { readonly userId: string; readonly name: string };
  readonly createdAt: string;
  readonly changedAt: string;
  readonly version: string;
}

export type NewTip = Omit<Tip, "excerpt" | "createdAt" | "changedAt" | "version">;

/** How the message that something was taken from lies in records. */
export const messageSource = z.object({
  kind: z.literal("message"),
  conversationId: z.string(),
  messageId: z.string(),
  link: z.string().optional(),
  sentAt: z.string().optional(),
});

export const tipSource = z.discriminatedUnion("kind", [
  messageSource,
  z.object({ kind: z.literal("written") }),
]);

export type TipSource = Readonly<z.infer<typeof tipSource>>;
/** Part of the version of the search index, which keeps bodies of tips. */
export const tipFormat = 1;

const tipBody = z.object({
  format: z.literal(tipFormat),
  title: z.string(),
  markdown: z.string(),
  excerpt: z.string(),
  tags: z.array(z.string()),
  credit: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("person"), name: z.string(), userId: z.string().optional() }),
    z.object({ kind: z.literal("withoutName") }),
  ]),
  source: tipSource,
  savedBy: z.object({ userId: z.string(), name: z.string() }),
});

export const tipKind = "tip";

export const tipRecordId = (tipId: string) => `tip.${tipId}`;

export function tipRecord(tip: NewTip): RecordToWrite {
  const body: z.infer<typeof tipBody> = {
    format: tipFormat,
    title: tip.title,
    markdown: tip.markdown,
    excerpt: excerptOf(tip.markdown),
    tags: [...tip.tags],
    credit: { ...tip.credit },
    source: { ...tip.source },
    savedBy: { ...tip.savedBy },
  };
  return { scope: communityScope(tip.communityId), id: tipRecordId(tip.id), kind: tipKind, body };
}

/** The record with a tip's text changed. The credit stays when none is given. */
export function changedTipRecord(
  record: StoredRecord,
  changes: Pick<Tip, "title" | "markdown" | "tags"> & { readonly credit?: Credit | undefined },
): RecordToWrite {
  return changedRecord<z.infer<typeof tipBody>>(record, tipFormat, {
    title: changes.title,
    markdown: changes.markdown,
    excerpt: excerptOf(changes.markdown),
    tags: [...changes.tags],
    ...(changes.credit && { credit: { ...changes.credit } }),
  });
}

/** Throws NewerFormatError, and another error for a record that is no tip. */
export function tipFrom(record: StoredRecord): Tip {
  const body = readBody(record, tipBody, tipFormat);
  return {
    id: record.id.slice("tip.".length),
    communityId: record.scope.slice("community:".length),
    title: body.title,
    markdown: body.markdown,
    excerpt: body.excerpt,
    tags: body.tags,
    credit: body.credit,
    source: body.source,
    savedBy: body.savedBy,
    ...timesOf(record),
    version: record.version,
  };
}

const creditView = (credit: Credit): CreditView =>
  credit.kind === "person" ? { kind: "person", name: credit.name } : { kind: "withoutName" };

/** Where it came from, as people see it. */
export function sourceView(source: TipSource, community: Community): TipSourceView {
  if (source.kind === "written") return { kind: "written" };
  const place = community.places.find(({ conversationId }) => conversationId === source.conversationId);
  return {
    kind: "message",
    ...(source.link !== undefined && { link: source.link }),
    ...(source.sentAt !== undefined && { sentAt: source.sentAt }),
    ...(place !== undefined && place.name !== "" && { placeName: place.name }),
  };
}

export const tipView = (tip: Tip, community: Community, actor: Actor): TipView => ({
  id: tip.id,
  communityId: tip.communityId,
  title: tip.title,
  markdown: tip.markdown,
  tags: [...tip.tags],
  credit: creditView(tip.credit),
  source: sourceView(tip.source, community),
  ...(tip.credit.kind === "person" && { savedBy: tip.savedBy.name }),
  createdAt: tip.createdAt,
  changedAt: tip.changedAt,
  version: tip.version,
  canEdit: canEditTip(actor, tip),
});

export const tipSummary = (tip: Tip, community: Community): TipSummary => ({
  id: tip.id,
  communityId: tip.communityId,
  communityName: community.name,
  title: tip.title,
  excerpt: tip.excerpt,
  tags: [...tip.tags],
  credit: creditView(tip.credit),
  createdAt: tip.createdAt,
});
