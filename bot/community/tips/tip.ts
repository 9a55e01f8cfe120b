// A tip: something that works, and how it lies in records and appears in views.
import { z } from "zod";
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import { communityScope } from "../communities/community.ts";
import { creditedIds, creditFields, creditFieldsOf, type Credit } from "../communities/credit.ts";
import { entrySource } from "../communities/entry-source.ts";
import { derivedId } from "../core/ids.ts";
import { excerptOf } from "../text/excerpt.ts";
import { hiding, type Hideable, type Hiding } from "../communities/hiding.ts";
import { changedRecord, importedBy, readBody, timesOf } from "../core/stored-body.ts";
import { person, type Person } from "../core/person.ts";

export interface Tip extends Credit {
  readonly id: string;
  readonly communityId: string;
  readonly title: string;
  readonly markdown: string;
  /** The beginning of the text without Markdown's signs; made by every write. */
  readonly excerpt: string;
  /** As they were typed; what they are called now stands in tags/tag-names.ts. */
  readonly tags: readonly string[];
  readonly source: TipSource;
  readonly savedBy: Person;
  /** Who brought it, if it came with a file. */
  readonly importedBy: Person | undefined;
  /** Counts the contents (title, text and tags) that it has had, from 1 on. */
  readonly revision: number;
  /** Who wrote what it says now, when and why. */
  readonly written: Writing;
  /** What people say of it as it is now, one each, in the order in which they said it. */
  readonly checks: readonly Check[];
  readonly hidden?: Hiding | undefined;
  readonly createdAt: string;
  /** When its content was written; checks do not change it. */
  readonly changedAt: string;
  /** Of what people edit, and of that alone: the same content gives the same version. */
  readonly version: string;
}

export type NewTip = Pick<
  Tip,
  "id" | "communityId" | "title" | "markdown" | "tags" | "credited" | "source" | "savedBy"
>;

const tipSource = z.discriminatedUnion("kind", [
  ...entrySource.options,
  /** The problem and those of its replies from which a tip was made. */
  z.object({ kind: z.literal("solution"), problemId: z.string(), replyIds: z.array(z.string()) }),
]);
export type TipSource = Readonly<z.infer<typeof tipSource>>;

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

const check = z.looseObject({ by: person, works: z.boolean(), text: z.string(), at: z.string() });
export type Check = Readonly<z.infer<typeof check>>;

const tipBody = creditFields.extend({
  format: z.literal(1),
  title: z.string(),
  markdown: z.string(),
  excerpt: z.string(),
  tags: z.array(z.string()),
  source: tipSource,
  savedBy: person,
  revision: z.number(),
  /** Absent until it is first changed: the record's own time of creation says it. */
  written: writing.optional(),
  checks: z.array(check),
  hidden: hiding.optional(),
});

export const tipKind = "tip";

export const tipRecordId = (tipId: string) => `tip.${tipId}`;

/** What a tip gathers over time; of one that came from a file, some of it is there from the beginning. */
type TipHistory = Partial<
  Pick<Tip, "revision" | "written" | "checks" | "creditAnswers" | "unchecked" | "hidden">
>;

export function tipRecord(tip: NewTip & TipHistory): RecordToWrite {
  const body = {
    format: 1,
    title: tip.title,
    markdown: tip.markdown,
    excerpt: excerptOf(tip.markdown),
    tags: [...tip.tags],
    credited: [],
    creditAnswers: [],
    ...creditFieldsOf(tip),
    source: { ...tip.source },
    savedBy: { ...tip.savedBy },
    revision: tip.revision ?? 1,
    ...(tip.written && { written: { ...tip.written } }),
    checks: (tip.checks ?? []).map((one) => ({ ...one })),
    ...(tip.hidden && { hidden: { ...tip.hidden } }),
  } satisfies z.infer<typeof tipBody>;
  return { scope: communityScope(tip.communityId), id: tipRecordId(tip.id), kind: tipKind, body };
}

export function changedTipRecord(
  record: StoredRecord,
  changes: Partial<
    Pick<
      Tip,
      | "title"
      | "markdown"
      | "tags"
      | "credited"
      | "revision"
      | "written"
      | "checks"
      | "creditAnswers"
      | "unchecked"
      | "hidden"
    >
  >,
): RecordToWrite {
  const { title, markdown, tags, revision, checks } = changes;
  // From the first change on, the time of the record is no longer that of the content.
  const written = changes.written ?? tipFrom(record).written;
  return changedRecord<z.infer<typeof tipBody>>(record, {
    ...(title !== undefined && { title }),
    ...(markdown !== undefined && { markdown, excerpt: excerptOf(markdown) }),
    ...(tags && { tags: [...tags] }),
    ...creditFieldsOf(changes),
    ...(revision !== undefined && { revision }),
    written: { ...written },
    ...(checks && { checks: checks.map((one) => ({ ...one })) }),
    // Undefined takes it away.
    ...("hidden" in changes && { hidden: changes.hidden }),
  });
}

export function tipFrom(record: StoredRecord): Tip {
  const body = readBody(record, tipBody);
  const { createdAt } = timesOf(record);
  // Not the record's own time of change: it moves with messages that leave its outbox, too.
  const written = body.written ?? { by: body.savedBy, at: createdAt };
  return {
    id: record.id.slice("tip.".length),
    communityId: record.scope.slice("community:".length),
    title: body.title,
    markdown: body.markdown,
    excerpt: body.excerpt,
    tags: body.tags,
    credited: body.credited,
    creditAnswers: body.creditAnswers,
    unchecked: body.unchecked,
    source: body.source,
    savedBy: body.savedBy,
    importedBy: importedBy(record),
    revision: body.revision,
    written,
    checks: body.checks,
    hidden: body.hidden,
    createdAt,
    changedAt: written.at,
    version: versionOf(body),
  };
}

const versionOf = ({ title, markdown, tags, credited }: z.infer<typeof tipBody>): string => {
  const named = credited.map(({ name, userId }) => [name, userId]);
  return derivedId("content", title, markdown, JSON.stringify([tags, named]));
};
export const hideableTip = ({ hidden, savedBy, credited, importedBy }: Tip): Hideable => ({
  hidden,
  importedBy,
  authorIds: [savedBy.userId, ...creditedIds({ credited })],
});
