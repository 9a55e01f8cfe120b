import { z } from "zod";
import { communityScope } from "../../communities/community.ts";
import { findAccessRequest, accessRequests } from "../../communities/access-request.ts";
import { isSteward } from "../../communities/policies.ts";
import { noticeReader } from "../kind.ts";
import { getCommunity } from "../../communities/enter.ts";

/** An access request, for stewards. */
export const accessRequestNotice = noticeReader({
  ids: z.object({ communityId: z.string(), accessRequest: z.string() }),
  thing: ({ communityId, accessRequest }) => `${communityId} ${accessRequest}`,
  async read(deps, person, { communityId, accessRequest: recordId }) {
    const community = await getCommunity(deps, person, communityId, "read");
    if (!isSteward(person, community)) return undefined;
    const record = await deps.records.forTenant(person.tenantId).find(communityScope(communityId), recordId);
    const accessRequest = findAccessRequest(record);
    const link = deps.links.community(communityId);
    if (!accessRequest) {
      const isIn = community.admitted.some(
        ({ userId }) => accessRequests.key({ communityId, userId }).id === recordId,
      );
      const says = isIn ? "accessRequest.letIn" : "accessRequest.answered";
      return { says, community, values: {}, link, actions: [], isNews: false };
    }
    const ids = { communityId, userId: accessRequest.by.userId };
    return {
      says: "accessRequest.ask",
      community,
      values: { name: accessRequest.by.name },
      ...(accessRequest.message !== "" && { quote: accessRequest.message }),
      link,
      actions: [
        { verb: "answerAccessRequest", ...ids, choice: "letIn" },
        { verb: "answerAccessRequest", ...ids, choice: "passOver" },
      ],
      isNews: true,
    };
  },
});
