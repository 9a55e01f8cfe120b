// A problem with its replies.
import type { DeepReadonly } from "../../contract/deep-readonly.ts";
import { z } from "zod";
import { entryKinds } from "../../contract/entry-ref.ts";
import type { ProblemState } from "../../contract/problems.ts";
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import type { Actor } from "../core/actor.ts";
import { messageOrigins, type Claim } from "../communities/claim.ts";
import { creditAnswer } from "../communities/credit.ts";
import { communityIdOf, communityScope } from "../communities/community.ts";
import { derivedId } from "../core/ids.ts";
import { hiding, type Hideable } from "../communities/hiding.ts";
import { defineRecord } from "../core/record-kind.ts";
import { importedBy, timesOf } from "../core/stored-body.ts";
import { isRemainder, type PostedCard, postedCard, withCardOfRemainder } from "../outbox/posted-card.ts";
import { excerptOf } from "../text/excerpt.ts";
import { entrySource } from "../communities/entry-source.ts";
import { problemCards } from "./problem-card.ts";
import { person } from "../core/person.ts";

/** A person who did not act here has an id only if Teams knows them. */
const namedPerson = z.object({ userId: z.string().optional(), name: z.string() });

/** A community that knows the same problem, and what it is there. */
const linkedCommunity = z.object({
  communityId: z.string(),
  communityName: z.string(),
  problemId: z.string(),
});

const decision = z.object({ by: person, reason: z.string(), at: z.string() });

/** Loose: what a newer version has added stays when the problem is written over. */
const reply = z.looseObject({
  id: z.string(),
  markdown: z.string(),
  /** The tip or solved problem that is the reply, in place of words: those stay its authors'. */
  entry: z.object({ kind: z.enum(entryKinds), id: z.string(), communityId: z.string() }).optional(),
  author: namedPerson,
  /** The message that was taken as the reply, and who took it; a source of kind `written` when only words are known. */
  message: z
    .object({
      source: entrySource,
      addedBy: person,
      from: z.enum(messageOrigins),
      /** Teams gave no answer about the author yet: until then no one is named. */
      unchecked: z.object({ userId: z.string() }).optional(),
      /** What the author said to being named. */
      answer: creditAnswer.optional(),
    })
    .optional(),
  /** The community in which it was written; set where linked communities know the problem, too. */
  writtenIn: z.object({ communityId: z.string(), communityName: z.string() }).optional(),
  createdAt: z.string(),
  changedAt: z.string().optional(),
  accepted: decision.optional(),
  hidden: hiding.optional(),
});

const problemBody = z.object({
  title: z.string(),
  markdown: z.string(),
  /** The beginning of the text without Markdown's signs; made by every write. */
  excerpt: z.string(),
  tags: z.array(z.string()),
  /** Without a name if anonymous: then the id serves notifications, and is never shown. */
  asker: z.object({ userId: z.string(), name: z.string().optional() }),
  source: entrySource,
  /** Oldest first. */
  replies: z.array(reply),
  reopened: decision.optional(),
  hidden: hiding.optional(),
  /** People to notify when it is solved; never shown. */
  haveItToo: z.array(z.string()),
  /** Where it was first asked, and who cross-posted it here. */
  crossPostedFrom: linkedCommunity.extend({ by: person }).optional(),
  /** Linked communities to which it was cross-posted. */
  crossPostedTo: z.array(linkedCommunity),
  /** The links that an imported file told: replies do not go there, since access was not checked. */
  cameWith: z
    .object({
      crossPostedFrom: linkedCommunity.extend({ by: person }).optional(),
      crossPostedTo: z.array(linkedCommunity),
    })
    .optional(),
  /** Ids of the tips that were made from its solutions. */
  tips: z.array(z.string()),
  /** Cards of the bot that show it. */
  cards: z.array(postedCard),
});

export const problemRecords = defineRecord({
  kind: "problem",
  key: ({ communityId, id }: { readonly communityId: string; readonly id: string }) => ({
    scope: communityScope(communityId),
    id: problemRecordId(id),
  }),
  body: problemBody,
});

export const problemRecordId = (problemId: string) => `problem.${problemId}`;

export type Reply = DeepReadonly<z.infer<typeof reply>>;
export type LinkedCommunity = Readonly<z.infer<typeof linkedCommunity>>;
export type Decision = DeepReadonly<z.infer<typeof decision>>;

export interface Problem extends DeepReadonly<z.infer<typeof problemBody>> {
  readonly id: string;
  readonly communityId: string;
  /** Who imported it, if it came with a file. */
  readonly importedBy: Claim["by"] | undefined;
  readonly createdAt: string;
  /** Of its own words: replies and cards do not change it. */
  readonly version: string;
}

export type NewProblem = Omit<Problem, "importedBy" | "excerpt" | "createdAt" | "version">;

const withExcerpt = (problem: NewProblem) => ({ ...problem, excerpt: excerptOf(problem.markdown) });

export const problemRecord = (problem: NewProblem): RecordToWrite =>
  problemRecords.written(problem, withExcerpt(problem));

/** The record with another content; its cards follow where they would show it. */
export function changedProblemRecord(record: StoredRecord, problem: NewProblem): RecordToWrite {
  const changed = problemRecords.changed(record, withExcerpt(problem));
  const isShown = problem.cards.length > 0 || problemCards.awaitsCard(record);
  return isShown && shownOf(problemFrom(record)) !== shownOf(problem)
    ? problemCards.withCardMessage(changed, record.version)
    : changed;
}

/** All that a card can show. */
const shownOf = (problem: NewProblem): string => {
  const shown = { ...withExcerpt(problem), cards: [], tips: [], haveItToo: problem.haveItToo.length > 0 };
  return JSON.stringify(problemRecords.fieldsOf(shown));
};

/** The record with one more card that shows it. */
export const withPostedCard = (record: StoredRecord, card: PostedCard): RecordToWrite =>
  isRemainder(record)
    ? withCardOfRemainder(record, card)
    : problemRecords.changed(record, { cards: [...problemRecords.read(record).cards, card] });

export function problemFrom(record: StoredRecord): Problem {
  const body = problemRecords.read(record);
  return {
    ...body,
    id: record.id.slice("problem.".length),
    communityId: communityIdOf(record),
    importedBy: importedBy(record),
    createdAt: timesOf(record).createdAt,
    version: derivedId(body.title, body.markdown, ...body.tags),
  };
}

/** Replies that no steward has hidden. */
export const shownReplies = ({ replies }: Pick<Problem, "replies">): readonly Reply[] =>
  replies.filter(({ hidden }) => !hidden);

export const problemState = (problem: Pick<Problem, "replies">): ProblemState =>
  shownReplies(problem).some(({ accepted }) => accepted) ? "solved" : "open";

/** The same problem in other communities. */
export const linkedCommunitiesOf = ({
  crossPostedFrom,
  crossPostedTo,
}: Problem): readonly LinkedCommunity[] =>
  crossPostedFrom ? [crossPostedFrom, ...crossPostedTo] : crossPostedTo;

export const isAsker = (actor: Actor, problem: Pick<Problem, "asker">): boolean =>
  problem.asker.userId === actor.userId;

/** The author is named by another person, and has not confirmed it. */
export const isClaimed = ({ author, message }: Pick<Reply, "author" | "message">): boolean =>
  message !== undefined && message.answer?.answer !== "keep" && message.addedBy.userId !== author.userId;

/**
 * Whether the person wrote a message that another took as a reply; known by their answer, also once they are not named.
 */
export const isAuthorOfReply = (
  { userId }: Pick<Actor, "userId">,
  { author, message }: Pick<Reply, "author" | "message">,
): boolean => {
  if (!message || message.addedBy.userId === userId) return false;
  return message.answer ? message.answer.userId === userId : author.userId === userId;
};

const wrote = (actor: Actor, reply: Reply): boolean =>
  reply.author.userId === actor.userId || isAuthorOfReply(actor, reply);

/**
 * A reply is its author's; a message that was taken as a reply is the person's who took it, too, until its author has
 * answered.
 */
export const isReplyOf = (actor: Actor, reply: Reply): boolean =>
  wrote(actor, reply) || (reply.message?.addedBy.userId === actor.userId && !reply.message.answer);

/** Nobody changes the words beside somebody else's name: of a message only its author does, if that is an account. */
export const canReword = (actor: Actor, reply: Reply): boolean =>
  reply.entry === undefined &&
  (wrote(actor, reply) ||
    (isReplyOf(actor, reply) && reply.author.userId === undefined && !reply.message?.unchecked));

/** An anonymous asker stays anonymous in everything that they do with the problem. */
export const hidesName = (
  { asker }: Pick<Problem, "asker">,
  { userId }: { readonly userId?: string | undefined },
): boolean => asker.name === undefined && asker.userId === userId;

/** People who may edit the reply may answer. */
export const hideableReply = ({ hidden, author, message }: Reply): Hideable => ({
  hidden,
  authorIds: [author.userId, message?.addedBy.userId].filter((userId) => userId !== undefined),
});

/** An anonymous asker may answer, too, and stays anonymous. */
export const hideableProblem = ({ hidden, asker, importedBy }: Problem): Hideable => ({
  hidden,
  importedBy,
  authorIds: [asker.userId],
});
