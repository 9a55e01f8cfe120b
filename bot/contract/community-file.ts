// A whole community as a file, with which it can leave: `community.json`, version 2; version 1, which had nothing that is
// optional here, is read too. Within a version fields may be added, if they are optional to read; whatever an older
// reader would misread is a new version: one that does not know what is hidden would show it.
import { z } from "zod";
import { charterTexts } from "./charter.ts";
import { reviewPeriods } from "./checks.ts";
import { limits } from "./limits.ts";
import { objectionableKinds } from "./moderation.ts";
import { creditAnswers } from "./tips.ts";
import { cleanText, visibleLine, visibleParagraphs } from "./visible-text.ts";
import { storyCycles } from "./stories.ts";
import { entryKinds } from "./entry-ref.ts";

/** A name that shows nothing is as none. All texts are cleaned as if they had been typed here. */
const nameIn = (max: number) => z.string().max(max).transform(visibleLine);
/** A title that shows nothing could not be opened. */
const titleIn = (max: number) => nameIn(max).transform((title) => title || "…");
const textIn = (max: number) => z.string().max(max).transform(visibleParagraphs);
const cleanIn = (max: number) => z.string().max(max).transform(cleanText);
/** As they were typed; see `tagRenames`. */
const tagsIn = z
  .array(nameIn(limits.tag))
  .max(limits.keptTags)
  .transform((tags) => tags.filter((tag) => tag !== ""));

/**
 * Somebody by a sign in place of their Entra object id: the same in every file of the same organisation, of no use to
 * whoever does not know the id. Whoever asked without a name has a sign of that one problem alone, and no name.
 */
const person = z.object({ sign: z.string().max(100), name: nameIn(limits.personName) });
export type PersonInFile = z.infer<typeof person>;

const time = z.iso.datetime();
const recordId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/u);

const source = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("message"),
    conversationId: z.string().max(limits.conversationId),
    messageId: z.string().max(limits.messageId),
    link: z.string().max(limits.link).optional(),
    sentAt: z.string().max(40).optional(),
  }),
  z.object({ kind: z.literal("written") }),
]);

/** Who brought a name, and whether Teams told it; absent when it is the person's own word. */
const claim = z.object({ by: person, from: z.enum(["teams", "client"]) });
/** Somebody who did something, with who brought that word if they did not give it here. */
const doer = person.extend({ claim: claim.optional() });
export type DoerInFile = z.infer<typeof doer>;

const hidden = z.object({
  by: doer,
  reason: textIn(limits.reason),
  at: time,
  answer: z.object({ text: textIn(limits.reason), at: time }).optional(),
});
export type HiddenInFile = z.infer<typeof hidden>;

const words = z.object({
  id: recordId,
  title: titleIn(limits.problemTitle),
  markdown: textIn(limits.tipMarkdown),
  tags: tagsIn,
  source,
  createdAt: time,
  changedAt: time,
});

const writing = z.object({
  by: doer,
  at: time,
  note: nameIn(limits.revisionNote).optional(),
  restored: z.number().int().positive().optional(),
});
export type WritingInFile = z.infer<typeof writing>;

const revision = z.object({
  number: z.number().int().positive(),
  title: titleIn(limits.tipTitle),
  markdown: textIn(limits.tipMarkdown),
  tags: tagsIn,
  written: writing,
});

const entry = z.object({ kind: z.enum(entryKinds), id: z.string().max(64) });
const objectionable = entry.extend({
  kind: z.enum(objectionableKinds),
  replyId: z.string().max(64).optional(),
});

const credited = z.object({
  name: nameIn(limits.personName),
  sign: z.string().max(100).optional(),
  claim: claim.optional(),
});
const creditAnswer = z.object({ sign: z.string().max(100), answer: z.enum(creditAnswers), at: time });

const tip = words.extend({
  /** Who wrote it; nobody: it is credited without a name. */
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
  /** Of whoever wrote the words; without a sign that leads to them where they are not named. */
  creditAnswers: z.array(creditAnswer).max(limits.repliesPerTip),
  hidden: hidden.optional(),
});
export type TipInFile = z.infer<typeof tip>;

const decision = z.object({ by: person, reason: textIn(limits.reason), at: time });

const reply = z.object({
  id: z.string().max(64),
  markdown: textIn(limits.replyMarkdown),
  author: doer.extend({ sign: z.string().max(100).optional() }),
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

const problem = words.extend({
  asker: doer.extend({ name: nameIn(limits.personName).optional() }),
  replies: z.array(reply).max(limits.repliesPerProblem),
  reopened: decision.optional(),
  /** Where it was asked first, and the linked communities to whom it was cross-posted: told, but not tied to them any more. */
  crossPostedFrom: linkedCommunity.extend({ by: person }).optional(),
  crossPostedTo: z.array(linkedCommunity).max(limits.joinedCommunities),
  /** Ids of the tips that were made from its solutions. */
  tips: z.array(recordId).max(limits.repliesPerProblem),
  hidden: hidden.optional(),
});
export type ProblemInFile = z.infer<typeof problem>;

const story = z.object({
  id: recordId,
  about: entry,
  text: textIn(limits.storyText).pipe(z.string().min(1)),
  cycle: z.enum(storyCycles).optional(),
  /** Without a name when it was told so. */
  by: person,
  createdAt: time,
  changedAt: time,
});
export type StoryInFile = z.infer<typeof story>;

const thanks = z.object({
  from: person,
  to: person,
  reason: textIn(limits.thanksReason),
  about: z.object({ kind: z.enum(["tip", "problem"]), id: recordId }).optional(),
  shownAt: time,
  seconds: z.array(z.object({ by: person, reason: textIn(limits.thanksReason), at: time })),
});
export type ThanksInFile = z.infer<typeof thanks>;

const charter = charterTexts.extend({ number: z.number().int().positive(), by: doer, at: time });
export type CharterInFile = z.infer<typeof charter>;

const action = z.object({
  id: z.string().regex(/^[A-Za-z0-9_:.-]{8,120}$/u),
  at: time,
  by: person,
  kind: z.string().max(40),
  about: cleanIn(1_000),
  before: cleanIn(1_000),
  reason: cleanIn(1_000),
  entry: objectionable.optional(),
});
export type ActionInFile = z.infer<typeof action>;

const report = z.object({
  entry: objectionable,
  by: person,
  reason: textIn(limits.reason),
  at: time,
});

export const communityFileFormat = "commonplace-community";
export const communityFileVersion = 1;

export const communityFile = z.object({
  format: z.literal(communityFileFormat),
  version: z.literal(communityFileVersion),
  /** Of this very file: importing it again goes on with it. */
  id: recordId,
  exportedAt: time,
  name: nameIn(limits.communityName),
  purpose: nameIn(limits.communityPurpose),
  /** As a steward chose it. */
  emblem: z.object({ sign: nameIn(limits.emblemSign), colour: z.string().max(40) }).optional(),
  /** Names, for whoever reads the file. */
  stewards: z.array(z.string()),
  places: z.array(z.string()),
  charter: charter.optional(),
  /** What the charter was before, oldest first. */
  charterRevisions: z.array(charter),
  /** Oldest first, as is all that follows. */
  tips: z.array(tip),
  problems: z.array(problem),
  /** Those that are shared with the community and not hidden. */
  stories: z.array(story),
  /** What people showed; to be read, never brought in. */
  thanks: z.array(thanks),
  actions: z.array(action),
  /** Pins in the order of the board. */
  board: z.array(entry).max(limits.pins),
  /** Tags that have another name, in the order in which that was said. */
  tagRenames: z
    .array(z.object({ id: recordId, from: z.string().max(limits.tag), to: z.string().max(limits.tag) }))
    .max(limits.tagRenames),
  reviewPeriod: z.literal(reviewPeriods),
  /** In the file of a steward; of what can be brought in with it. */
  reports: z.array(report).optional(),
  /** What is not in it, because whoever took it along may not see it: `stewards` have it in theirs. */
  leftOut: z.array(z.enum(["hiddenEntries", "reports"])).optional(),
});
export type CommunityFile = z.infer<typeof communityFile>;

/** The lists of the file, by the schema of one item; thanks are to be read and not brought in. */
export const communityFileItems = {
  tips: tip,
  problems: problem,
  stories: story,
  charterRevisions: charter,
  actions: action,
  reports: report,
} as const;

export type CommunityFileItem = {
  [List in keyof typeof communityFileItems]: {
    readonly list: List;
    readonly value: z.infer<(typeof communityFileItems)[List]>;
  };
}[keyof typeof communityFileItems];
