// A tip: something that works.
import type { DeepReadonly } from "../../contract/deep-readonly.ts";
import { z } from "zod";
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import { communityIdOf, communityScope } from "../communities/community.ts";
import { creditedIds, creditFields } from "../communities/credit.ts";
import { messageSource, writtenSource } from "../communities/entry-source.ts";
import { derivedId } from "../core/ids.ts";
import { excerptOf } from "../text/excerpt.ts";
import { hiding, type Hideable } from "../communities/hiding.ts";
import { defineRecord } from "../core/record-kind.ts";
import { importedBy, timesOf } from "../core/stored-body.ts";
import { person, type Person } from "../core/person.ts";

/** One of the messages of a tip, with its words as they were added. Loose: keeps what a newer version added. */
const messageOfTip = z.looseObject({
  messageId: z.string(),
  link: z.string().optional(),
  sentAt: z.string().optional(),
  /** Absent: it was saved without a name, or with one that was typed. */
  authorId: z.string().optional(),
  markdown: z.string(),
});
export type MessageOfTip = Readonly<z.infer<typeof messageOfTip>>;

const tipSource = z.discriminatedUnion("kind", [
  /** `messages`: of a tip of several messages of one thread, in the order of their words, the first one included. */
  messageSource.extend({ messages: z.array(messageOfTip).optional() }),
  writtenSource,
  /** The problem and those of its replies from which a tip was made. */
  z.object({ kind: z.literal("solution"), problemId: z.string(), replyIds: z.array(z.string()) }),
]);
export type TipSource = DeepReadonly<z.infer<typeof tipSource>>;

/** Who wrote a content of a tip. `restored`: the revision it was restored from. Loose: keeps what a newer version added. */
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
  title: z.string(),
  markdown: z.string(),
  /** The beginning of the text without Markdown's signs; made by every write. */
  excerpt: z.string(),
  /** As they were typed; for their current names see communities/tag-names.ts. */
  tags: z.array(z.string()),
  source: tipSource,
  savedBy: person,
  /** Counts the contents (title, text and tags) that it has had, from 1. */
  revision: z.number(),
  /** Who wrote the current content, when and why. Absent until the first change: then it was the saver. */
  written: writing.optional(),
  /** What people say about the current content, one each, oldest first. */
  checks: z.array(check),
  hidden: hiding.optional(),
});

export const tipRecords = defineRecord({
  kind: "tip",
  key: ({ communityId, id }: { readonly communityId: string; readonly id: string }) => ({
    scope: communityScope(communityId),
    id: tipRecordId(id),
  }),
  body: tipBody,
});

export const tipRecordId = (tipId: string) => `tip.${tipId}`;

type Body = DeepReadonly<z.infer<typeof tipBody>>;

export interface Tip extends Body {
  readonly id: string;
  readonly communityId: string;
  /** Who imported it, if it came with a file. */
  readonly importedBy: Person | undefined;
  readonly written: Writing;
  readonly createdAt: string;
  /** When its content was written; checks do not change it. */
  readonly changedAt: string;
  /** Of what people edit: the same content has the same version. */
  readonly version: string;
}

type RequiredOfNew = "id" | "communityId" | "title" | "markdown" | "tags" | "credited" | "source" | "savedBy";
/** The rest of its body only for a tip that comes from a file or whose author is unchecked. */
export type NewTip = Pick<Tip, RequiredOfNew> & Partial<Body>;

export const tipRecord = (tip: NewTip): RecordToWrite =>
  tipRecords.written(tip, {
    creditAnswers: [],
    revision: 1,
    checks: [],
    ...tip,
    excerpt: excerptOf(tip.markdown),
  });

/** A field that is undefined is removed. */
export const changedTipRecord = (record: StoredRecord, changes: Partial<Body>): RecordToWrite =>
  tipRecords.changed(record, {
    ...changes,
    ...(changes.markdown !== undefined && { excerpt: excerptOf(changes.markdown) }),
    // After the first change, the time of the record is no longer that of the content.
    written: changes.written ?? tipFrom(record).written,
  });

export function tipFrom(record: StoredRecord): Tip {
  const body = tipRecords.read(record);
  const { createdAt } = timesOf(record);
  // Not the record's own time of change, which also moves when messages leave its outbox.
  const written = body.written ?? { by: body.savedBy, at: createdAt };
  return {
    ...body,
    id: record.id.slice("tip.".length),
    communityId: communityIdOf(record),
    importedBy: importedBy(record),
    written,
    createdAt,
    changedAt: written.at,
    version: versionOf(body),
  };
}

const versionOf = ({ title, markdown, tags, credited }: Body): string => {
  const named = credited.map(({ name, userId }) => [name, userId]);
  return derivedId("content", title, markdown, JSON.stringify([tags, named]));
};

export const hideableTip = ({ hidden, savedBy, credited, importedBy }: Tip): Hideable => ({
  hidden,
  importedBy,
  authorIds: [savedBy.userId, ...creditedIds({ credited })],
});
