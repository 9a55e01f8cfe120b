import { listJoinedIds } from "../../communities/memberships.ts";
import { getProblem } from "../../problems/read-problems.ts";
import { isAsker } from "../../problems/problem.ts";
import { isUnanswered } from "../../problems/unanswered.ts";
import { quoteOf } from "../../text/excerpt.ts";
import { noticeReader, ofProblem } from "../kind.ts";

/** The person's problem has no reply yet; what they can do about it. */
export const unansweredNotice = noticeReader({
  ids: ofProblem,
  thing: ({ problemId }) => problemId,
  async read(deps, person, { communityId, problemId }) {
    const { problem, community } = await getProblem(deps, person, communityId, problemId);
    const isOffered = community.closedAt === undefined && isAsker(person, problem) && isUnanswered(problem);
    if (!isOffered) return undefined;
    const known = [communityId, ...problem.crossPostedTo.map((one) => one.communityId)];
    const others = (await listJoinedIds(deps, person)).filter((id) => !known.includes(id));
    const link = (panel?: "edit" | "elsewhere" | "withdraw") =>
      deps.links.problem(communityId, problemId, panel);
    return {
      says: "unanswered.mine",
      community,
      values: { title: problem.title },
      quote: quoteOf(problem.markdown),
      link: link(),
      ways: [
        { to: "addDetail", link: link("edit") },
        ...(others.length > 0 ? [{ to: "askElsewhere", link: link("elsewhere") } as const] : []),
        { to: "withdraw", link: link("withdraw") },
      ],
      actions: [],
      isNews: true,
    };
  },
});
