// Tips and problems in an exported community, named field by field both ways: what is not named here does not leave.
import type { ProblemInFile, TipInFile } from "../../contract/community-file.ts";
import { derivedId } from "../ids.ts";
import { shownReplies, type NewProblem, type Problem, type Reply } from "../problems/problem.ts";
import type { NewTip, Tip } from "../tip.ts";
import { personFromFile, personInFile, signOf, userIdOfSign } from "./people-in-file.ts";

const withoutUndefined = <Value extends object>(value: Value): Value =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Value;

/** Who saved a tip that is credited without a name is not told either: mostly it is the same person. */
export function tipInFile(tenantId: string, tip: Tip): TipInFile {
  const { credit } = tip;
  const isWithoutName = credit.kind === "withoutName";
  return {
    id: tip.id,
    title: tip.title,
    markdown: tip.markdown,
    tags: [...tip.tags],
    source: withoutUndefined({ ...tip.source }),
    createdAt: tip.createdAt,
    changedAt: tip.changedAt,
    credit: isWithoutName
      ? { kind: "withoutName" }
      : {
          kind: "person",
          name: credit.name,
          ...(credit.userId !== undefined && { sign: signOf(tenantId, credit.userId) }),
        },
    savedBy: isWithoutName ? { sign: nobodysSign(tip.id), name: "" } : personInFile(tenantId, tip.savedBy),
  };
}

/** The same in each export, and from nobody's id: of people there are few enough to try them all. */
const nobodysSign = (entryId: string): string => `nobody-${derivedId("nobody", entryId)}`;

export const tipFromFile = (communityId: string, tip: TipInFile): NewTip => ({
  id: tip.id,
  communityId,
  title: tip.title,
  markdown: tip.markdown,
  tags: tip.tags,
  source: tip.source,
  credit:
    tip.credit.kind === "withoutName"
      ? { kind: "withoutName" }
      : {
          kind: "person",
          name: tip.credit.name,
          ...(tip.credit.sign !== undefined && { userId: userIdOfSign(tip.credit.sign) }),
        },
  savedBy: personFromFile(tip.savedBy),
});

/**
 * Whoever asked without a name is, in all that they did with the problem, "nobody": their name and id leave neither here
 * nor there. A message of theirs that was taken as a reply was written in Teams by name, and stays so. Who has the
 * problem too stays behind, and so do replies that a steward has hidden.
 */
export function problemInFile(tenantId: string, problem: Problem): ProblemInFile {
  const isAnonymous = problem.asker.name === undefined;
  const acting = (one: { readonly userId: string; readonly name: string }) =>
    isAnonymous && one.userId === problem.asker.userId
      ? { sign: nobodysSign(problem.id), name: "" }
      : personInFile(tenantId, one);
  const author = ({ author: { userId, name }, message }: Reply) => {
    if (userId === undefined) return { name };
    return message ? personInFile(tenantId, { userId, name }) : acting({ userId, name });
  };
  return {
    id: problem.id,
    title: problem.title,
    markdown: problem.markdown,
    tags: [...problem.tags],
    source: withoutUndefined({ ...problem.source }),
    createdAt: problem.createdAt,
    changedAt: problem.changedAt,
    asker:
      problem.asker.name === undefined
        ? { sign: nobodysSign(problem.id) }
        : personInFile(tenantId, { userId: problem.asker.userId, name: problem.asker.name }),
    replies: shownReplies(problem).map((reply) => ({
      id: reply.id,
      markdown: reply.markdown,
      author: author(reply),
      ...(reply.message && {
        message: {
          source: withoutUndefined({ ...reply.message.source }),
          addedBy: acting(reply.message.addedBy),
        },
      }),
      createdAt: reply.createdAt,
      ...(reply.changedAt !== undefined && { changedAt: reply.changedAt }),
      ...(reply.accepted && { accepted: { ...reply.accepted, by: acting(reply.accepted.by) } }),
    })),
    ...(problem.reopened && { reopened: { ...problem.reopened, by: acting(problem.reopened.by) } }),
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
        message: { source: reply.message.source, addedBy: personFromFile(reply.message.addedBy) },
      }),
      createdAt: reply.createdAt,
      ...(reply.changedAt !== undefined && { changedAt: reply.changedAt }),
      ...(reply.accepted && { accepted: { ...reply.accepted, by: personFromFile(reply.accepted.by) } }),
    };
  }),
  ...(problem.reopened && {
    reopened: { ...problem.reopened, by: personFromFile(problem.reopened.by) },
  }),
  haveItToo: [],
});
