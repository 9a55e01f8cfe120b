import { z } from "zod";
import { communityScope } from "../../communities/community.ts";
import { findKnock, knockRecordId } from "../../communities/knock.ts";
import { isSteward } from "../../communities/policies.ts";
import { noticeReader } from "../kind.ts";
import { getCommunity } from "../../communities/enter.ts";

/** Somebody asks to be let in: for those who look after the community. */
export const knockNotice = noticeReader({
  ids: z.object({ communityId: z.string(), knock: z.string() }),
  thing: ({ communityId, knock }) => `${communityId} ${knock}`,
  async read(deps, person, { communityId, knock: recordId }) {
    const community = await getCommunity(deps, person, communityId, "read");
    if (!isSteward(person, community)) return undefined;
    const record = await deps.records.forTenant(person.tenantId).find(communityScope(communityId), recordId);
    const knock = findKnock(record);
    const link = deps.links.community(communityId);
    if (!knock) {
      const isIn = community.admitted.some(({ userId }) => knockRecordId(communityId, userId) === recordId);
      const says = isIn ? "knock.letIn" : "knock.answered";
      return { says, values: { community: community.name }, link, actions: [], isNews: false };
    }
    const ids = { communityId, userId: knock.by.userId };
    return {
      says: "knock.ask",
      values: { name: knock.by.name, community: community.name },
      ...(knock.message !== "" && { quote: knock.message }),
      link,
      actions: [
        { verb: "answerKnock", ...ids, choice: "letIn" },
        { verb: "answerKnock", ...ids, choice: "passOver" },
      ],
      isNews: true,
    };
  },
});
