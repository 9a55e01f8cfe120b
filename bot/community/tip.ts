// A tip: something that works, and how it lies in records and appears in views.
import { z } from "zod";
import {
  creditAnswers,
  type CreditView,
  type TipSourceView,
  type TipSummary,
  type TipView,
} from "../contract/tips.ts";
import type { RecordToWrite, StoredRecord } from "../records/records.ts";
import type { Actor } from "./actor.ts";
import { communityScope, type Community } from "./community.ts";
import { derivedId } from "./ids.ts";
import { excerptOf } from "./text/excerpt.ts";
import { hiddenView, hiding, type Hideable, type Hiding } from "./moderation/hiding.ts";
import { canChangeCredit, isAuthorOfMessage, isSteward } from "./policies.ts";
import { changedRecord, readBody, timesOf } from "./stored-body.ts";
import { shownTags } from "./tags/tag-names.ts";
import { doubtsOf, freshnessOf } from "./tip-freshness.ts";

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
  /** As they were typed; what they are called now stands in tags/tag-names.ts. */
  readonly tags: readonly string[];
  readonly credit: Credit;
  readonly source: TipSource;
  readonly savedBy: { readonly userId: string; readonly name: string };
  /** Counts the contents (title, text and tags) that it has had, from 1 on. */
  readonly revision: number;
  /** Who wrote what it says now, when and why. */
  readonly written: Writing;
  /** What people say of it as it is now, one each, in the order in which they said it. */
  readonly checks: readonly Check[];
  /** What the author of the saved message said to being named. */
  readonly creditAnswer?: CreditAnswer | undefined;
  readonly hidden?: Hiding | undefined;
  readonly createdAt: string;
  /** When its content was written; checks do not change it. */
  readonly changedAt: string;
  /** Of what people edit, and of that alone: the same content gives the same version. */
  readonly version: string;
}

export type NewTip = Pick<
  Tip,
  "id" | "communityId" | "title" | "markdown" | "tags" | "credit" | "source" | "savedBy"
>;

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

const person = z.object({ userId: z.string(), name: z.string() });

/**
 * Who wrote a content of a tip. `restored` names the revision that it was brought back from. Loose: what a newer version
 * has added stays when the tip is written over.
 */
export const writing = z.looseObject({
  by: person,
  at: z.string(),
  note: z.string().optional(),
  restored: z.number().optional(),
});
export type Writing = Readonly<z.infer<typeof writing>>;

/** Loose, too. */
const check = z.looseObject({ by: person, works: z.boolean(), text: z.string(), at: z.string() });
export type Check = Readonly<z.infer<typeof check>>;

const creditAnswer = z.looseObject({
  userId: z.string(),
  answer: z.enum(creditAnswers),
  at: z.string(),
});
export type CreditAnswer = Readonly<z.infer<typeof creditAnswer>>;

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
  savedBy: person,
  revision: z.number().optional(),
  written: writing.optional(),
  checks: z.array(check).optional(),
  creditAnswer: creditAnswer.optional(),
  hidden: hiding.optional(),
});

export const tipKind = "tip";

export const tipRecordId = (tipId: string) => `tip.${tipId}`;

/** What a tip gathers over time; of one that came from a file, some of it is there from the beginning. */
type TipHistory = Partial<Pick<Tip, "revision" | "written" | "checks" | "creditAnswer" | "hidden">>;

export function tipRecord(tip: NewTip & TipHistory): RecordToWrite {
  const body: z.infer<typeof tipBody> = {
    format: tipFormat,
    title: tip.title,
    markdown: tip.markdown,
    excerpt: excerptOf(tip.markdown),
    tags: [...tip.tags],
    credit: { ...tip.credit },
    source: { ...tip.source },
    savedBy: { ...tip.savedBy },
    ...(tip.revision !== undefined && { revision: tip.revision }),
    ...(tip.written && { written: { ...tip.written } }),
    ...(tip.checks && { checks: tip.checks.map((one) => ({ ...one })) }),
    ...(tip.creditAnswer && { creditAnswer: { ...tip.creditAnswer } }),
    ...(tip.hidden && { hidden: { ...tip.hidden } }),
  };
  return { scope: communityScope(tip.communityId), id: tipRecordId(tip.id), kind: tipKind, body };
}

/** The record with some of a tip changed. */
export function changedTipRecord(
  record: StoredRecord,
  changes: Partial<
    Pick<
      Tip,
      "title" | "markdown" | "tags" | "credit" | "revision" | "written" | "checks" | "creditAnswer" | "hidden"
    >
  >,
): RecordToWrite {
  const { title, markdown, tags, credit, revision, checks } = changes;
  // From the first change on, the time of the record is no longer that of the content.
  const written = changes.written ?? tipFrom(record).written;
  return changedRecord<z.infer<typeof tipBody>>(record, tipFormat, {
    ...(title !== undefined && { title }),
    ...(markdown !== undefined && { markdown, excerpt: excerptOf(markdown) }),
    ...(tags && { tags: [...tags] }),
    ...(credit && { credit: { ...credit } }),
    ...(revision !== undefined && { revision }),
    written: { ...written },
    ...(checks && { checks: checks.map((one) => ({ ...one })) }),
    ...(changes.creditAnswer && { creditAnswer: { ...changes.creditAnswer } }),
    // Undefined takes it away.
    ...("hidden" in changes && { hidden: changes.hidden }),
  });
}

/** Throws NewerFormatError, and another error for a record that is no tip. */
export function tipFrom(record: StoredRecord): Tip {
  const body = readBody(record, tipBody, tipFormat);
  const { createdAt, changedAt } = timesOf(record);
  const written = body.written ?? { by: body.savedBy, at: changedAt };
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
    revision: body.revision ?? 1,
    written,
    checks: body.checks ?? [],
    creditAnswer: body.creditAnswer,
    hidden: body.hidden,
    createdAt,
    changedAt: written.at,
    version: versionOf(body),
  };
}

const versionOf = ({ title, markdown, tags, credit }: z.infer<typeof tipBody>): string =>
  derivedId("content", title, markdown, JSON.stringify([tags, credit]));

const creditView = (credit: Credit): CreditView =>
  credit.kind === "person" ? { kind: "person", name: credit.name } : { kind: "withoutName" };

/** Where it came from, as people see it. */
export function sourceView(source: TipSource, community: Pick<Community, "places">): TipSourceView {
  if (source.kind === "written") return { kind: "written" };
  const place = community.places.find(({ conversationId }) => conversationId === source.conversationId);
  return {
    kind: "message",
    ...(source.link !== undefined && { link: source.link }),
    ...(source.sentAt !== undefined && { sentAt: source.sentAt }),
    ...(place !== undefined && place.name !== "" && { placeName: place.name }),
  };
}

export const tipView = (tip: Tip, community: Community, actor: Actor, now: Date): TipView => ({
  id: tip.id,
  communityId: tip.communityId,
  title: tip.title,
  markdown: tip.markdown,
  tags: shownTags(community, tip.tags),
  credit: creditView(tip.credit),
  source: sourceView(tip.source, community),
  ...(tip.credit.kind === "person" && { savedBy: tip.savedBy.name }),
  createdAt: tip.createdAt,
  changedAt: tip.changedAt,
  version: tip.version,
  ...checksView(tip, community, actor, now),
  canChangeCredit: canChangeCredit(actor, tip),
  ...(isAuthorOfMessage(actor, tip) && { myMessage: { answer: tip.creditAnswer?.answer } }),
  hidden: hiddenView(actor, hideableTip(tip), community),
  canHide: isSteward(actor, community),
});

export const hideableTip = ({ hidden, savedBy, credit }: Tip): Hideable => ({
  hidden,
  authorIds: [savedBy.userId, ...(credit.kind === "person" && credit.userId ? [credit.userId] : [])],
});

function checksView(tip: Tip, community: Community, actor: Actor, now: Date) {
  const mine = tip.checks.find(({ by }) => by.userId === actor.userId);
  const confirmed = tip.checks.findLast(({ works }) => works);
  return {
    freshness: freshnessOf(tip, community.reviewPeriod, now),
    doubts: doubtsOf(tip).map(({ by, text, at }) => ({ name: by.name, text, at })),
    ...(confirmed && { confirmedAt: confirmed.at }),
    ...(mine && { myCheck: mine.works ? ("works" as const) : ("failed" as const) }),
  };
}

export const tipSummary = (tip: Tip, community: Community, now: Date): TipSummary => ({
  id: tip.id,
  communityId: tip.communityId,
  communityName: community.name,
  title: tip.title,
  excerpt: tip.excerpt,
  tags: shownTags(community, tip.tags),
  credit: creditView(tip.credit),
  freshness: freshnessOf(tip, community.reviewPeriod, now),
  ...(tip.hidden && { isHidden: true }),
  createdAt: tip.createdAt,
});
