// Tips and problems in an exported community, named field by field both ways: what is not named here does not leave.
import type {
  HiddenInFile,
  ProblemInFile,
  TipInFile,
  WritingInFile,
} from "../../contract/community-file-entries.ts";
import type { Claim } from "../communities/claim.ts";
import { creditedIds, type CreditAnswer } from "../communities/credit.ts";
import { hideableReply, type NewProblem, type Problem, type Reply } from "../problems/problem.ts";
import type { Hideable, Hiding } from "../communities/hiding.ts";
import type { Revision } from "../tips/revisions.ts";
import type { Tip, tipRecord, Writing } from "../tips/tip.ts";
import {
  actorInFile,
  anonymousInFile,
  claimInFile,
  personFromFile,
  personInFile,
  signOf,
  userIdOfSign,
} from "./people-in-file.ts";
import { type Person } from "../core/person.ts";

const withoutUndefined = <Value extends object>(value: Value): Value =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Value;

/** Who saved a tip that is credited without a name is not told either: mostly it is the same person. */
export function tipInFile(tenantId: string, tip: Tip, revisions: readonly Revision[]): TipInFile {
  const isWithoutName = tip.credited.length === 0;
  const credited = tip.credited.map(({ name, userId, claim }) => ({
    name,
    ...(userId !== undefined && { sign: signOf(tenantId, userId) }),
    ...(claim && { claim: { by: personInFile(tenantId, claim.by), from: claim.from } }),
  }));
  const named = creditedIds(tip);
  const creditAnswers = tip.creditAnswers.map(({ userId, answer, at }) => ({
    sign: named.includes(userId) ? signOf(tenantId, userId) : anonymousInFile(tip.id).sign,
    answer,
    at,
  }));
  const writing = ({ by, at, note, restored }: Writing) => ({
    by:
      isWithoutName && by.userId === tip.savedBy.userId
        ? anonymousInFile(tip.id)
        : actorInFile(tenantId, by, tip.importedBy),
    at,
    ...(note !== undefined && { note }),
    ...(restored !== undefined && { restored }),
  });
  return {
    id: tip.id,
    title: tip.title,
    markdown: tip.markdown,
    tags: [...tip.tags],
    source: withoutUndefined({ ...tip.source }),
    createdAt: tip.createdAt,
    changedAt: tip.changedAt,
    credited,
    savedBy: isWithoutName ? anonymousInFile(tip.id) : personInFile(tenantId, tip.savedBy),
    revision: tip.revision,
    written: writing(tip.written),
    revisions: revisions.map(({ number, title, markdown, tags, written }) => ({
      number,
      title,
      markdown,
      tags: [...tags],
      written: writing(written),
    })),
    checks: tip.checks.map(({ by, works, text, at }) => ({
      // Nobody is shown whom a tip helped.
      by: works ? anonymousInFile(tip.id) : personInFile(tenantId, by),
      works,
      text,
      at,
    })),
    creditAnswers,
    ...(tip.hidden && { hidden: hiddenInFile(tenantId, tip.hidden, tip.importedBy) }),
  };
}

const hiddenInFile = (
  tenantId: string,
  { by, reason, at, answer }: Hiding,
  importedBy: Person | undefined,
): HiddenInFile => ({
  by: actorInFile(tenantId, by, importedBy),
  reason,
  at,
  ...(answer && { answer: { text: answer.text, at: answer.at } }),
});

const hiddenFromFile = ({ by, ...hidden }: HiddenInFile): Hiding => ({ ...hidden, by: personFromFile(by) });

/** @param importedBy who brings the file, and with it the names in it: nobody here has confirmed them. */
export const tipFromFile = (
  communityId: string,
  tip: TipInFile,
  importedBy: Claim["by"],
): Parameters<typeof tipRecord>[0] => ({
  id: tip.id,
  communityId,
  title: tip.title,
  markdown: tip.markdown,
  tags: tip.tags,
  source: tip.source,
  credited: tip.credited.map(({ name, sign }) => ({
    name,
    ...(sign !== undefined && { userId: userIdOfSign(sign) }),
    claim: { by: importedBy, from: "client" },
  })),
  savedBy: personFromFile(tip.savedBy),
  revision: tip.revision,
  written: writingFromFile(tip.written),
  checks: tip.checks.map(({ by, ...check }) => ({ ...check, by: personFromFile(by) })),
  creditAnswers: tip.creditAnswers.map(answerFromFile),
  ...(tip.hidden && { hidden: hiddenFromFile(tip.hidden) }),
});

const answerFromFile = ({ sign, answer, at }: TipInFile["creditAnswers"][number]) => ({
  userId: userIdOfSign(sign),
  answer,
  at,
});

const writingFromFile = ({ by, ...writing }: WritingInFile): Writing => ({
  ...writing,
  by: personFromFile(by),
});

export const revisionsFromFile = ({ revisions }: TipInFile): Revision[] =>
  revisions.map(({ written, ...revision }) => ({ ...revision, written: writingFromFile(written) }));

/**
 * Who asked without a name is anonymous in all that they did with the problem: their name and id leave neither here nor
 * there. A message of theirs that was taken as a reply was written in Teams by name, and stays so. Who has the problem too
 * stays behind.
 * @param isSeen whether the person who takes it along may see a reply.
 */
export function problemInFile(
  tenantId: string,
  problem: Problem,
  isSeen: (reply: Hideable) => boolean,
): ProblemInFile {
  const { asker, importedBy } = problem;
  const acting = (one: Person) =>
    asker.name === undefined && one.userId === asker.userId
      ? anonymousInFile(problem.id)
      : personInFile(tenantId, one);
  const crossPostedFrom = problem.crossPostedFrom ?? problem.cameWith?.crossPostedFrom;
  const author = ({ author: { userId, name }, message }: Reply) => {
    if (userId === undefined) return { name };
    return message ? personInFile(tenantId, { userId, name }) : acting({ userId, name });
  };
  const answerOf = ({ author: { userId: named } }: Reply, { userId, answer, at }: CreditAnswer) => ({
    sign: named === userId ? signOf(tenantId, userId) : anonymousInFile(problem.id).sign,
    answer,
    at,
  });
  return {
    id: problem.id,
    title: problem.title,
    markdown: problem.markdown,
    tags: [...problem.tags],
    source: withoutUndefined({ ...problem.source }),
    createdAt: problem.createdAt,
    changedAt: problem.changedAt,
    asker:
      asker.name === undefined
        ? { sign: anonymousInFile(problem.id).sign }
        : actorInFile(tenantId, { userId: asker.userId, name: asker.name }, importedBy),
    replies: problem.replies
      .filter((reply) => isSeen(hideableReply(reply)))
      .map((reply) => ({
        id: reply.id,
        markdown: reply.markdown,
        author: {
          ...author(reply),
          ...claimInFile(tenantId, reply.author.userId ?? reply.message?.addedBy.userId, importedBy),
        },
        ...(reply.message && {
          message: {
            source: withoutUndefined({ ...reply.message.source }),
            addedBy: acting(reply.message.addedBy),
            from: reply.message.from,
            ...(reply.message.answer && { answer: answerOf(reply, reply.message.answer) }),
          },
        }),
        ...(reply.writtenIn &&
          reply.writtenIn.communityId !== problem.communityId && { writtenIn: { ...reply.writtenIn } }),
        createdAt: reply.createdAt,
        ...(reply.changedAt !== undefined && { changedAt: reply.changedAt }),
        ...(reply.accepted && { accepted: { ...reply.accepted, by: acting(reply.accepted.by) } }),
        ...(reply.hidden && { hidden: hiddenInFile(tenantId, reply.hidden, importedBy) }),
      })),
    ...(problem.reopened && { reopened: { ...problem.reopened, by: acting(problem.reopened.by) } }),
    ...(crossPostedFrom && { crossPostedFrom: { ...crossPostedFrom, by: acting(crossPostedFrom.by) } }),
    crossPostedTo: [...(problem.cameWith?.crossPostedTo ?? []), ...problem.crossPostedTo],
    tips: [...problem.tips],
    ...(problem.hidden && { hidden: hiddenInFile(tenantId, problem.hidden, importedBy) }),
  };
}

export const problemFromFile = (communityId: string, problem: ProblemInFile): NewProblem => ({
  id: problem.id,
  communityId,
  title: problem.title,
  markdown: problem.markdown,
  tags: problem.tags,
  source: problem.source,
  asker: {
    userId: userIdOfSign(problem.asker.sign),
    ...(problem.asker.name !== undefined && { name: problem.asker.name }),
  },
  replies: problem.replies.map((reply): Reply => {
    const { sign, name } = reply.author;
    return {
      id: reply.id,
      markdown: reply.markdown,
      author: sign === undefined ? { name } : { userId: userIdOfSign(sign), name },
      ...(reply.message && {
        message: {
          source: reply.message.source,
          addedBy: personFromFile(reply.message.addedBy),
          from: "client" as const,
          ...(reply.message.answer && { answer: answerFromFile(reply.message.answer) }),
        },
      }),
      ...(reply.writtenIn && { writtenIn: reply.writtenIn }),
      createdAt: reply.createdAt,
      ...(reply.changedAt !== undefined && { changedAt: reply.changedAt }),
      ...(reply.accepted && { accepted: { ...reply.accepted, by: personFromFile(reply.accepted.by) } }),
      ...(reply.hidden && { hidden: hiddenFromFile(reply.hidden) }),
    };
  }),
  ...(problem.reopened && {
    reopened: { ...problem.reopened, by: personFromFile(problem.reopened.by) },
  }),
  haveItToo: [],
  crossPostedTo: [],
  tips: problem.tips,
  cards: [],
  cameWith: {
    ...(problem.crossPostedFrom && {
      crossPostedFrom: { ...problem.crossPostedFrom, by: personFromFile(problem.crossPostedFrom.by) },
    }),
    crossPostedTo: problem.crossPostedTo,
  },
  ...(problem.hidden && { hidden: hiddenFromFile(problem.hidden) }),
});
