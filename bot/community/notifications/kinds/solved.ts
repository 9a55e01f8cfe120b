import { isAsker, problemState } from "../../problems/problem.ts";
import { quoteOf } from "../../text/excerpt.ts";
import { noticeReader, ofReply } from "../kind.ts";
import { getNoticedProblem, noticedReply } from "../noticed-problem.ts";

/** A problem that the person asked, or has too, got a solution. */
export const solvedNotice = noticeReader({
  ids: ofReply,
  thing: ({ problemId }) => problemId,
  async read(deps, person, ids) {
    const found = await getNoticedProblem(deps, person, ids);
    const { origin, problem, community } = found;
    if (problemState(origin) === "open") return undefined;
    const isMine = isAsker(person, origin);
    if (!isMine && !origin.haveItToo.includes(person.userId)) return undefined;
    const solutions = origin.replies.filter(({ accepted }) => accepted);
    const solution = noticedReply(
      found,
      (solutions.find(({ id }) => id === ids.replyId) ?? solutions[0])?.id,
    );
    return {
      says: isMine ? "solved.mine" : "solved.other",
      community,
      values: { title: problem.title },
      ...(solution && { quote: quoteOf(solution.markdown) }),
      link: deps.links.problem(community.id, problem.id),
      actions: [],
      isNews: true,
    };
  },
});
