import { isAsker, problemState } from "../../problems/problem.ts";
import { quoteOf } from "../../text/excerpt.ts";
import { noticeReader, ofReply } from "../kind.ts";
import { getNoticedProblem, noticedReply, replyNews } from "../noticed-problem.ts";

/** A reply to the person's problem. Once it is solved, the solution is delivered instead. */
export const replyNotice = noticeReader({
  ids: ofReply,
  thing: ({ problemId }) => problemId,
  async read(deps, person, ids) {
    const found = await getNoticedProblem(deps, person, ids);
    const reply = noticedReply(found, ids.replyId);
    if (!reply) return undefined;
    const { problem, community, origin } = found;
    const isOpen = problemState(origin) === "open";
    const { says, values } = replyNews(found, reply);
    const canAccept = isOpen && isAsker(person, problem) && problem.replies.some(({ id }) => id === reply.id);
    return {
      says: reply.accepted ? "solved.other" : says,
      community,
      values,
      ...(!reply.entry && { quote: quoteOf(reply.markdown) }),
      link: deps.links.problem(community.id, problem.id),
      actions: canAccept
        ? [
            {
              verb: "acceptNoticedReply",
              communityId: community.id,
              problemId: problem.id,
              replyId: reply.id,
            },
          ]
        : [],
      isNews: isOpen,
    };
  },
});
