import { getProblem } from "../../problems/read-problems.ts";
import { noticeReader, ofReply } from "../kind.ts";

/** A reply of the person solved a problem. Nobody is named: whoever accepted it may have asked without a name. */
export const acceptedNotice = noticeReader({
  ids: ofReply,
  thing: ({ problemId }) => problemId,
  async read(deps, person, { communityId, problemId, replyId }) {
    const { problem, community } = await getProblem(deps, person, communityId, problemId);
    const reply = problem.replies.find(({ id }) => id === replyId);
    if (!reply?.accepted || reply.author.userId !== person.userId) return undefined;
    return {
      says: "accepted.mine",
      values: { title: problem.title, community: community.name },
      link: deps.links.problem(communityId, problemId),
      actions: [],
      isNews: true,
    };
  },
});
