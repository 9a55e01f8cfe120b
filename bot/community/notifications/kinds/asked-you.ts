import { z } from "zod";
import { isAsker, problemState } from "../../problems/problem.ts";
import { problemView } from "../../problems/problem-view.ts";
import { getProblem } from "../../problems/read-problems.ts";
import { quoteOf } from "../../text/excerpt.ts";
import { noticeReader, ofProblem } from "../kind.ts";

/** `isDeclined`: the person said "not now", which stands in their own record alone. */
const askedYouIds = ofProblem.extend({ isDeclined: z.boolean().optional() });

/**
 * A member asked the person, too; it says whose problem it is, unless they asked without a name. Nothing once it is
 * solved, hidden, closed or answered by them.
 */
export const askedYouNotice = noticeReader({
  ids: askedYouIds,
  thing: ({ problemId }) => problemId,
  async read(deps, person, { communityId, problemId, isDeclined }) {
    const { problem, community } = await getProblem(deps, person, communityId, problemId);
    const isOver =
      community.closedAt !== undefined ||
      problem.hidden !== undefined ||
      problemState(problem) === "solved" ||
      isAsker(person, problem) ||
      problem.replies.some(({ author }) => author.userId === person.userId);
    if (isOver) return undefined;
    const line = {
      community,
      values: { title: problem.title },
      link: deps.links.problem(communityId, problemId),
    };
    if (isDeclined) return { ...line, says: "askedYou.notNow", actions: [], isNews: false };
    const { asker } = problemView(problem, community, person);
    const isNamed = asker.kind === "person" && asker.name !== "" && asker.claim === undefined;
    return {
      ...line,
      ...(isNamed
        ? { says: "askedYou.lookFor", values: { ...line.values, name: asker.name } }
        : { says: "askedYou.look" }),
      quote: quoteOf(problem.markdown),
      actions: [{ verb: "declineAsked", communityId, problemId }],
      isNews: true,
    };
  },
});
