// Problems in an exported community, named field by field both ways: a field that is not named here is not exported.
import type { ProblemInFile } from "../../contract/community-file-entries.ts";
import type { Hideable } from "../communities/hiding.ts";
import type { Person } from "../core/person.ts";
import { hidesName, hideableReply, type NewProblem, type Problem, type Reply } from "../problems/problem.ts";
import {
  answerFromFile,
  answerInFile,
  hiddenFromFile,
  hiddenInFile,
  sourceFromFile,
} from "./entry-parts-in-file.ts";
import {
  actorInFile,
  anonymousInFile,
  claimInFile,
  personFromFile,
  personInFile,
  userIdOfSign,
} from "./people-in-file.ts";

type ReplyInFile = ProblemInFile["replies"][number];

/** An anonymous asker is anonymous in everything that they did with the problem. */
const actingInFile = (tenantId: string, problem: Problem, one: Person) =>
  hidesName(problem, one) ? anonymousInFile(problem.id) : personInFile(tenantId, one);

/**
 * An anonymous asker stays anonymous, except as the author of a message in Teams that was taken as a reply. People who
 * have the problem too are not exported.
 * @param isSeen whether the exporting person may see a reply.
 */
export function problemInFile(
  tenantId: string,
  problem: Problem,
  isSeen: (reply: Hideable) => boolean,
): ProblemInFile {
  const { asker, importedBy } = problem;
  const acting = (one: Person) => actingInFile(tenantId, problem, one);
  const crossPostedFrom = problem.crossPostedFrom ?? problem.cameWith?.crossPostedFrom;
  return {
    id: problem.id,
    title: problem.title,
    markdown: problem.markdown,
    tags: problem.tags,
    source: problem.source,
    createdAt: problem.createdAt,
    asker:
      asker.name === undefined
        ? { sign: anonymousInFile(problem.id).sign }
        : actorInFile(tenantId, { userId: asker.userId, name: asker.name }, importedBy),
    replies: problem.replies
      .filter((reply) => isSeen(hideableReply(reply)))
      .map((reply) => replyInFile(tenantId, problem, reply)),
    ...(problem.reopened && { reopened: { ...problem.reopened, by: acting(problem.reopened.by) } }),
    ...(crossPostedFrom && { crossPostedFrom: { ...crossPostedFrom, by: acting(crossPostedFrom.by) } }),
    crossPostedTo: [...(problem.cameWith?.crossPostedTo ?? []), ...problem.crossPostedTo],
    tips: problem.tips,
    ...(problem.hidden && { hidden: hiddenInFile(tenantId, problem.hidden, importedBy) }),
  };
}

function replyInFile(tenantId: string, problem: Problem, reply: Reply): ReplyInFile {
  const { importedBy } = problem;
  const { entry, message, writtenIn, accepted, hidden } = reply;
  const acting = (one: Person) => actingInFile(tenantId, problem, one);
  const isElsewhere = writtenIn && writtenIn.communityId !== problem.communityId;
  return {
    id: reply.id,
    markdown: reply.markdown,
    ...(entry?.communityId === problem.communityId && { entry: { kind: entry.kind, id: entry.id } }),
    author: {
      ...authorInFile(tenantId, problem, reply),
      ...claimInFile(tenantId, reply.author.userId ?? message?.addedBy.userId, importedBy),
    },
    ...(message && {
      message: {
        source: message.source,
        addedBy: acting(message.addedBy),
        from: message.from,
        ...(message.answer && {
          answer: answerInFile(tenantId, message.answer, {
            entryId: problem.id,
            isNamed: reply.author.userId === message.answer.userId,
          }),
        }),
      },
    }),
    ...(isElsewhere && { writtenIn }),
    createdAt: reply.createdAt,
    ...(reply.changedAt !== undefined && { changedAt: reply.changedAt }),
    ...(accepted && { accepted: { ...accepted, by: acting(accepted.by) } }),
    ...(hidden && { hidden: hiddenInFile(tenantId, hidden, importedBy) }),
  };
}

function authorInFile(tenantId: string, problem: Problem, { author: { userId, name }, message }: Reply) {
  if (userId === undefined) return { name };
  return message
    ? personInFile(tenantId, { userId, name })
    : actingInFile(tenantId, problem, { userId, name });
}

export const problemFromFile = (
  communityId: string,
  { asker, replies, reopened, crossPostedFrom, crossPostedTo, hidden, ...problem }: ProblemInFile,
): NewProblem => ({
  ...problem,
  communityId,
  source: sourceFromFile(problem.source),
  asker: { userId: userIdOfSign(asker.sign), ...(asker.name !== undefined && { name: asker.name }) },
  replies: replies.map((reply) => replyFromFile(communityId, reply)),
  ...(reopened && { reopened: { ...reopened, by: personFromFile(reopened.by) } }),
  haveItToo: [],
  crossPostedTo: [],
  cards: [],
  cameWith: {
    ...(crossPostedFrom && {
      crossPostedFrom: { ...crossPostedFrom, by: personFromFile(crossPostedFrom.by) },
    }),
    crossPostedTo,
  },
  ...(hidden && { hidden: hiddenFromFile(hidden) }),
});

function replyFromFile(
  communityId: string,
  { author, message, accepted, hidden, entry, ...reply }: ReplyInFile,
): Reply {
  const { sign, name } = author;
  return {
    ...reply,
    ...(entry && { entry: { ...entry, communityId } }),
    author: sign === undefined ? { name } : { userId: userIdOfSign(sign), name },
    ...(message && {
      message: {
        source: sourceFromFile(message.source),
        addedBy: personFromFile(message.addedBy),
        from: "client",
        ...(message.answer && { answer: answerFromFile(message.answer) }),
      },
    }),
    ...(accepted && { accepted: { ...accepted, by: personFromFile(accepted.by) } }),
    ...(hidden && { hidden: hiddenFromFile(hidden) }),
  };
}
