import { creditedIds } from "../../communities/credit.ts";
import { getTip } from "../../tips/read-tips.ts";
import { quoteOf } from "../../text/excerpt.ts";
import { doubtsOf } from "../../tips/tip-freshness.ts";
import { noticeReader, ofTip } from "../kind.ts";

/** A tip that credits the person did not work for someone, who is named on the tip's page. */
export const doubtedNotice = noticeReader({
  ids: ofTip,
  thing: ({ tipId }) => tipId,
  async read(deps, person, { communityId, tipId }) {
    const { tip, community } = await getTip(deps, person, communityId, tipId);
    const [doubt] = doubtsOf(tip);
    if (!doubt || !creditedIds(tip).includes(person.userId)) return undefined;
    const quote = quoteOf(doubt.text);
    return {
      says: "doubted.mine",
      community,
      values: { title: tip.title },
      ...(quote !== "" && { quote }),
      link: deps.links.tip(communityId, tipId),
      actions: [],
      isNews: true,
    };
  },
});
