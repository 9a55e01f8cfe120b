import { isAsker, problemState } from "../../problems/problem.ts";
import { getProblem } from "../../problems/read-problems.ts";
import { excerptOf } from "../../text/excerpt.ts";
import { noticeReader, ofReply } from "../kind.ts";

/** A problem that the person asked, or has too, got a solution. */
export const solvedNotice = noticeReader({
  ids: ofReply,
  thing: ({ problemId }) => problemId,
  async read(deps, person, { communityId, problemId, replyId }) {
    const { problem, community } = await getProblem(deps, person, communityId, problemId);
    if (problemState(problem) === "open") return undefined;
    const isMine = isAsker(person, problem);
    if (!isMine && !problem.haveItToo.includes(person.userId)) return undefined;
    const solutions = problem.replies.filter(({ accepted }) => accepted);
    const solution = solutions.find(({ id }) => id === replyId) ?? solutions[0];
    return {
      says: isMine ? "solved.mine" : "solved.mineToo",
      values: { title: problem.title, community: community.name },
      ...(solution && { quote: excerptOf(solution.markdown) }),
      link: deps.links.problem(communityId, problemId),
      actions: [],
      isNews: true,
    };
  },
});
