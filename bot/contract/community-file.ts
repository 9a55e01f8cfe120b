// A whole community as a file, with which it can leave: `community.json`, version 1. Within a version fields may be
// added, if they are optional to read; whatever an older reader would misread is a new version.
import { z } from "zod";
import { charterTexts } from "./charter.ts";
import { limits } from "./limits.ts";

/**
 * Somebody by a sign in place of their Entra object id: the same in every file of the same organisation, of no use to
 * whoever does not know the id. Whoever asked without a name has a sign of that one problem alone, and no name.
 */
const person = z.object({ sign: z.string().max(100), name: z.string().max(limits.personName) });
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

const words = z.object({
  id: recordId,
  title: z.string().max(limits.problemTitle),
  markdown: z.string().max(limits.tipMarkdown),
  tags: z.array(z.string().max(limits.tag)).max(limits.tagsPerTip),
  source,
  createdAt: time,
  changedAt: time,
});

const tip = words.extend({
  credit: z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("person"),
      name: z.string().max(limits.personName),
      sign: z.string().optional(),
    }),
    z.object({ kind: z.literal("withoutName") }),
  ]),
  /** Without a name where the tip is credited without one. */
  savedBy: person,
});
export type TipInFile = z.infer<typeof tip>;

const decision = z.object({ by: person, reason: z.string().max(limits.reason), at: time });

const reply = z.object({
  id: z.string().max(64),
  markdown: z.string().max(limits.replyMarkdown),
  author: person.extend({ sign: z.string().max(100).optional() }),
  message: z.object({ source, addedBy: person }).optional(),
  createdAt: time,
  changedAt: time.optional(),
  accepted: decision.optional(),
});

const problem = words.extend({
  asker: person.extend({ name: z.string().max(limits.personName).optional() }),
  replies: z.array(reply).max(limits.repliesPerProblem),
  reopened: decision.optional(),
});
export type ProblemInFile = z.infer<typeof problem>;

const charter = charterTexts.extend({ number: z.number().int().positive(), by: person, at: time });
export type CharterInFile = z.infer<typeof charter>;

const action = z.object({
  id: z.string().regex(/^[A-Za-z0-9_:.-]{8,120}$/u),
  at: time,
  by: person,
  kind: z.string().max(40),
  about: z.string().max(1_000),
  before: z.string().max(1_000),
  reason: z.string().max(1_000),
  entry: z
    .object({
      kind: z.enum(["tip", "problem"]),
      id: z.string().max(64),
      replyId: z.string().max(64).optional(),
    })
    .optional(),
});
export type ActionInFile = z.infer<typeof action>;

export const communityFileFormat = "commonplace-community";
export const communityFileVersion = 1;

export const communityFile = z.object({
  format: z.literal(communityFileFormat),
  version: z.literal(communityFileVersion),
  /** Of this very file: importing it again goes on with it. */
  id: recordId,
  exportedAt: time,
  name: z.string().max(limits.communityName),
  purpose: z.string().max(limits.communityPurpose),
  /** Names, for whoever reads the file. */
  stewards: z.array(z.string()),
  places: z.array(z.string()),
  charter: charter.optional(),
  /** What the charter was before, oldest first. */
  charterRevisions: z.array(charter),
  /** Oldest first, as is all that follows. */
  tips: z.array(tip),
  problems: z.array(problem),
  actions: z.array(action),
});
export type CommunityFile = z.infer<typeof communityFile>;

/** `POST …/import` */
export interface ImportView {
  tips: number;
  problems: number;
}
