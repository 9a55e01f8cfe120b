import { authorsOfEntry } from "../../problems/entry-reply.ts";
import { noticeReader, ofReply } from "../kind.ts";
import { getNoticedProblem } from "../noticed-problem.ts";

/**
 * A reply of the person solved a problem, or a tip or solution of theirs that was the reply. The person who accepted it
 * is not named: they may have asked anonymously.
 */
export const acceptedNotice = noticeReader({
  ids: ofReply,
  thing: ({ problemId }) => problemId,
  async read(deps, person, ids) {
    const { origin, problem, community } = await getNoticedProblem(deps, person, ids);
    const reply = origin.replies.find(({ id }) => id === ids.replyId);
    if (!reply?.accepted) return undefined;
    const isMine = reply.author.userId === person.userId;
    const records = deps.records.forTenant(person.tenantId);
    const authors = reply.entry && !isMine ? await authorsOfEntry(records, reply.entry) : [];
    if (!isMine && !authors.includes(person.userId)) return undefined;
    return {
      says: isMine ? "accepted.mine" : "accepted.entry",
      community,
      values: { title: problem.title },
      link: deps.links.problem(community.id, problem.id),
      actions: [],
      isNews: true,
    };
  },
});
