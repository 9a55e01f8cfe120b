import { problemState } from "../../problems/problem.ts";
import { excerptOf } from "../../text/excerpt.ts";
import { noticeReader, ofReply } from "../kind.ts";
import { getNoticedProblem, noticedReply } from "../noticed-problem.ts";

/** Somebody replied to the person's problem. Once it is solved, that is said instead. */
export const replyNotice = noticeReader({
  ids: ofReply,
  thing: ({ problemId }) => problemId,
  async read(deps, person, ids) {
    const found = await getNoticedProblem(deps, person, ids);
    const reply = noticedReply(found, ids.replyId);
    if (!reply) return undefined;
    const { problem, community, origin } = found;
    return {
      says: "reply.new",
      values: { title: problem.title, community: community.name },
      quote: excerptOf(reply.markdown),
      link: deps.links.problem(community.id, problem.id),
      actions: [],
      isNews: problemState(origin) === "open",
    };
  },
});
