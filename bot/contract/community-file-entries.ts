// Tips and problems in an exported community, and what all parts of its file are made of.
import { z } from "zod";
import type { DeepReadonly } from "./deep-readonly.ts";
import { entryKinds } from "./entry-ref.ts";
import { limits } from "./limits.ts";
import { objectionableKinds } from "./moderation.ts";
import { creditAnswers } from "./tips.ts";
import { visibleLine, visibleParagraphs } from "./visible-text.ts";

/** A name that shows nothing is as none. All texts are cleaned as if they had been typed here. */
export const nameIn = (max: number) => z.string().max(max).transform(visibleLine);
/** A title that shows nothing could not be opened. */
const titleIn = (max: number) => nameIn(max).transform((title) => title || "…");
export const textIn = (max: number) => z.string().max(max).transform(visibleParagraphs);
export const areUnique = (keys: readonly string[]): boolean => new Set(keys).size === keys.length;
/** As they were typed; see `tagRenames`. */
const tagsIn = z
  .array(nameIn(limits.tag))
  .max(limits.keptTags)
  .transform((tags) => tags.filter((tag) => tag !== ""));

/**
 * A person by a sign in place of their Entra object id: the same in every file of the same organisation, of no use to
 * those who do not know the id. Who asked without a name has a sign of that one problem alone, and no name.
 */
export const person = z.object({ sign: z.string().max(100), name: nameIn(limits.personName) });
export type PersonInFile = DeepReadonly<z.infer<typeof person>>;

export const time = z.iso.datetime();
export const recordId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/u);

const source = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("message"),
    conversationId: z.string().max(limits.conversationId),
    messageId: z.string().max(limits.messageId),
    link: z.string().max(limits.link).optional(),
    sentAt: z.iso.datetime({ offset: true }).optional().catch(undefined),
  }),
  z.object({ kind: z.literal("written") }),
]);

/** Whose claim a name is, and whether Teams told it; absent when it is the person's own. */
const claim = z.object({ by: person, from: z.enum(["teams", "client"]) });
/** Who did something; with a claim where that is the word of who brought it with a file. */
export const actor = person.extend({ claim: claim.optional() });
export type ActorInFile = DeepReadonly<z.infer<typeof actor>>;

const hidden = z.object({
  by: actor,
  reason: textIn(limits.reason),
  at: time,
  answer: z.object({ text: textIn(limits.reason), at: time }).optional(),
});
export type HiddenInFile = DeepReadonly<z.infer<typeof hidden>>;

const words = z.object({
  id: recordId,
  title: titleIn(limits.problemTitle),
  markdown: textIn(limits.tipMarkdown),
  tags: tagsIn,
  source,
  createdAt: time,
});

const writing = z.object({
  by: actor,
  at: time,
  note: nameIn(limits.revisionNote).optional(),
  restored: z.number().int().positive().optional(),
});
export type WritingInFile = DeepReadonly<z.infer<typeof writing>>;

const revision = z.object({
  number: z.number().int().positive(),
  title: titleIn(limits.tipTitle),
  markdown: textIn(limits.tipMarkdown),
  tags: tagsIn,
  written: writing,
});

export const entry = z.object({ kind: z.enum(entryKinds), id: z.string().max(64) });
export const objectionable = entry.extend({
  kind: z.enum(objectionableKinds),
  replyId: z.string().max(64).optional(),
});

const credited = z.object({
  name: nameIn(limits.personName),
  sign: z.string().max(100).optional(),
  claim: claim.optional(),
});
const creditAnswer = z.object({ sign: z.string().max(100), answer: z.enum(creditAnswers), at: time });

export const tip = words.extend({
  changedAt: time,
  /** Its authors; empty: it is credited without a name. */
  credited: z.array(credited).max(limits.repliesPerTip),
  source: z.discriminatedUnion("kind", [
    ...source.options,
    /** The problem from which it was made, and its replies. */
    z.object({
      kind: z.literal("solution"),
      problemId: recordId,
      replyIds: z.array(z.string().max(64)).max(limits.repliesPerTip),
    }),
  ]),
  /** Without a name where the tip is credited without one. */
  savedBy: person,
  /** Number of what it says now, and who wrote that. */
  revision: z.number().int().positive(),
  written: writing,
  /** What it said before, oldest first. */
  revisions: z.array(revision),
  checks: z
    .array(z.object({ by: person, works: z.boolean(), text: textIn(limits.whatHappened), at: time }))
    .max(limits.checksPerTip),
  /** Of those who wrote the words; without a sign that leads to them where they are not named. */
  creditAnswers: z.array(creditAnswer).max(limits.repliesPerTip),
  hidden: hidden.optional(),
});
export type TipInFile = DeepReadonly<z.infer<typeof tip>>;

const decision = z.object({ by: person, reason: textIn(limits.reason), at: time });

const reply = z.object({
  id: z.string().max(64),
  markdown: textIn(limits.replyMarkdown),
  /** The entry of this file that is the reply. */
  entry: entry.optional(),
  author: actor.extend({ sign: z.string().max(100).optional() }),
  message: z
    .object({
      source,
      addedBy: person,
      from: claim.shape.from,
      /** Of the author; without a sign that leads to them where they are not named. */
      answer: creditAnswer.optional(),
    })
    .optional(),
  /** The linked community in which it was written. */
  writtenIn: z.object({ communityId: recordId, communityName: nameIn(limits.communityName) }).optional(),
  createdAt: time,
  changedAt: time.optional(),
  accepted: decision.optional(),
  hidden: hidden.optional(),
});

const linkedCommunity = z.object({
  communityId: recordId,
  communityName: nameIn(limits.communityName),
  problemId: recordId,
});

export const problem = words.extend({
  asker: actor.extend({ name: nameIn(limits.personName).optional() }),
  replies: z
    .array(reply)
    .max(limits.repliesPerProblem)
    .refine((all) => areUnique(all.map(({ id }) => id))),
  reopened: decision.optional(),
  /** Where it was first asked, and the linked communities: for information, without a link. */
  crossPostedFrom: linkedCommunity.extend({ by: person }).optional(),
  crossPostedTo: z.array(linkedCommunity).max(limits.joinedCommunities),
  /** Ids of the tips that were made from its solutions. */
  tips: z.array(recordId).max(limits.repliesPerProblem),
  hidden: hidden.optional(),
});
export type ProblemInFile = DeepReadonly<z.infer<typeof problem>>;
