import { isAuthorOfMessage } from "../../policies.ts";
import { getTip } from "../../read-tips.ts";
import { Refusal } from "../../refusal.ts";
import { noticeReader, ofTip } from "../kind.ts";

/** A message of the person was saved as a tip: with their name, without it, or not at all? */
export const creditNotice = noticeReader({
  ids: ofTip,
  thing: ({ tipId }) => tipId,
  async read(deps, person, { communityId, tipId }) {
    const found = await getTip(deps, person, communityId, tipId).catch(notFoundOrThrow);
    if (!found) return { says: "credit.gone", values: {}, actions: [], isNews: false };
    const { tip, community } = found;
    if (!isAuthorOfMessage(person, tip)) return undefined;
    const answer = tip.creditAnswer?.answer;
    const ids = { communityId, tipId };
    return {
      says: `credit.${answer ?? "ask"}`,
      values: { title: tip.title, community: community.name, name: tip.savedBy.name },
      link: deps.links.tip(communityId, tipId),
      // One may think better of it: what was not chosen stays possible.
      actions: (["keep", "withoutName", "withdraw"] as const)
        .filter((choice) => choice !== answer)
        .map((choice) => ({ verb: "answerCredit", ...ids, choice })),
      isNews: answer === undefined,
    };
  },
});

function notFoundOrThrow(error: unknown): undefined {
  if (!(error instanceof Refusal) || error.reason.code !== "notFound") throw error;
  return undefined;
}
