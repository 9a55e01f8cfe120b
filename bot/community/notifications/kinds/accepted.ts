import { noticeReader, ofReply } from "../kind.ts";
import { getNoticedProblem } from "../noticed-problem.ts";

/** A reply of the person solved a problem. The person who accepted it is not named: they may have asked anonymously. */
export const acceptedNotice = noticeReader({
  ids: ofReply,
  thing: ({ problemId }) => problemId,
  async read(deps, person, ids) {
    const { origin, problem, community } = await getNoticedProblem(deps, person, ids);
    const reply = origin.replies.find(({ id }) => id === ids.replyId);
    if (!reply?.accepted || reply.author.userId !== person.userId) return undefined;
    return {
      says: "accepted.mine",
      community,
      values: { title: problem.title },
      link: deps.links.problem(community.id, problem.id),
      actions: [],
      isNews: true,
    };
  },
});
