import { problemState } from "../../problems/problem.ts";
import { problemView } from "../../problems/problem-view.ts";
import { getProblem } from "../../problems/read-problems.ts";
import { excerptOf } from "../../text/excerpt.ts";
import { noticeReader, ofReply } from "../kind.ts";

/** Somebody replied to the person's problem. Once it is solved, that is said instead. */
export const replyNotice = noticeReader({
  ids: ofReply,
  thing: ({ problemId }) => problemId,
  async read(deps, person, { communityId, problemId, replyId }) {
    const { problem, community } = await getProblem(deps, person, communityId, problemId);
    const reply = problemView(problem, community, person).replies.find(({ id }) => id === replyId);
    if (!reply) return undefined;
    return {
      says: "reply.new",
      values: { title: problem.title, community: community.name },
      quote: excerptOf(reply.markdown),
      link: deps.links.problem(communityId, problemId),
      actions: [],
      isNews: problemState(problem) === "open",
    };
  },
});
