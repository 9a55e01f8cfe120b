// What people are told of a problem, derived from what a change made of it. Nobody hears of their own act, and a solved
// problem stays quiet.
import type { Actor } from "../actor.ts";
import { authorMessage } from "../author-message.ts";
import { followedMessage } from "../notices/followed.ts";
import { noticeTo, type News } from "../notices/notice.ts";
import type { NewMessage } from "../telling/message.ts";
import { problemState, type NewProblem, type Problem, type Reply } from "./problem.ts";

/** What has to be told to those whom the change is news to. */
export function newsOf(actor: Actor, before: Problem, after: NewProblem): NewMessage[] {
  const wasOpen = problemState(before) === "open";
  const known = new Map(before.replies.map((reply) => [reply.id, reply]));
  const added = after.replies.filter(({ id }) => !known.has(id));
  const accepted = after.replies.filter((reply) => reply.accepted && !known.get(reply.id)?.accepted);
  const others = (people: readonly (string | undefined)[]) =>
    people.filter((userId): userId is string => userId !== undefined && userId !== actor.userId);
  const about = (kind: News["kind"], { id: replyId }: Reply): News => ({
    kind,
    // Of the reply: neighbours know the same problem under ids of their own.
    basis: [replyId],
    ids: { communityId: after.communityId, problemId: after.id, replyId },
  });
  const asker = after.asker.userId;
  const checks = added.flatMap(({ id, message }) =>
    message?.unchecked ? [authorMessage(id, { replyId: id })] : [],
  );

  const replies = added.filter(({ accepted: isSolution }) => wasOpen && !isSolution);
  const replied = [
    ...checks,
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
