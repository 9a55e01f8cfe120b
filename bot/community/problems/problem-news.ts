// Notifications about a problem, derived from its change. No one is notified of their own act, and a solved problem
// stays quiet.
import type { Actor } from "../core/actor.ts";
import { authorMessage } from "../communities/author-message.ts";
import { followedMessage } from "../outbox/followed.ts";
import { noticeChanged, noticeTo, type News } from "../outbox/notice.ts";
import type { NewMessage } from "../outbox/message.ts";
import { isClaimed, problemState, type NewProblem, type Problem, type Reply } from "./problem.ts";

export const aboutReply = (
  kind: News["kind"],
  { communityId, id: problemId }: Pick<NewProblem, "communityId" | "id">,
  { id: replyId }: Pick<Reply, "id">,
): News => ({
  kind,
  // Of the reply: linked communities know the same problem under ids of their own.
  basis: [replyId],
  ids: { communityId, problemId, replyId },
});

/** Asks the claimed author of a message that was taken as a reply. */
export const replyQuestions = (
  problem: Pick<NewProblem, "communityId" | "id">,
  reply: Reply,
): NewMessage[] =>
  isClaimed(reply) && reply.author.userId !== undefined
    ? noticeTo([reply.author.userId], aboutReply("credit", problem, reply))
    : [];

/** The messages that a change causes. */
export function newsOf(actor: Actor, before: Problem, after: NewProblem): NewMessage[] {
  const wasOpen = problemState(before) === "open";
  const known = new Map(before.replies.map((reply) => [reply.id, reply]));
  const added = after.replies.filter(({ id }) => !known.has(id));
  const accepted = after.replies.filter((reply) => reply.accepted && !known.get(reply.id)?.accepted);
  const others = (people: readonly (string | undefined)[]) =>
    people.filter((userId): userId is string => userId !== undefined && userId !== actor.userId);
  const about = (kind: News["kind"], reply: Reply) => aboutReply(kind, after, reply);
  const asker = after.asker.userId;
  const checks = added.flatMap(({ id, message }) =>
    message?.unchecked ? [authorMessage(id, { replyId: id })] : [],
  );

  const replies = added.filter(({ accepted: isSolution }) => wasOpen && !isSolution);
  const answered = after.replies.filter(
    ({ id, message }) => message?.answer !== known.get(id)?.message?.answer && message?.answer,
  );
  const replied = [
    ...checks,
    ...added.flatMap((reply) => replyQuestions(after, reply)),
    ...answered.flatMap((reply) =>
      noticeChanged([actor.userId], {
        ...about("credit", reply),
        basis: [reply.id, reply.message?.answer?.at ?? ""],
      }),
    ),
    ...replies
      .filter(({ author }) => author.userId !== asker)
      .flatMap((reply) => noticeTo(others([asker]), about("reply", reply))),
    ...replies.map(({ id: replyId }) => followedMessage({ news: "reply", replyId }, replyId)),
  ];
  const helped = accepted.flatMap((reply) =>
    noticeTo(
      others([reply.author.userId]).filter((userId) => userId !== asker),
      about("accepted", reply),
    ),
  );
  const [first] = accepted;
  if (!wasOpen || !first) return [...replied, ...helped];
  const whoHelped = new Set(accepted.map(({ author }) => author.userId));
  const whoHaveIt = after.haveItToo.filter((userId) => !whoHelped.has(userId));
  return [
    ...replied,
    ...helped,
    ...noticeTo(others([asker, ...whoHaveIt]), about("solved", first)),
    followedMessage({ news: "solved", replyId: first.id }, first.id),
  ];
}
