import { z } from "zod";
import { entryKinds } from "../../../contract/entries.ts";
import { getCommunity } from "../../access.ts";
import { communityScope } from "../../community.ts";
import { recordIdOf } from "../../entry.ts";
import { objectionableIn } from "../../moderation/objectionable.ts";
import { excerptOf } from "../../text/excerpt.ts";
import { noticeReader } from "../kind.ts";

function saysOf(isHidden: boolean, isReply: boolean) {
  if (isReply) return isHidden ? "hidden.replyNow" : "hidden.replyAgain";
  return isHidden ? "hidden.now" : "hidden.again";
}

/** A steward hid a tip, a problem or a reply of the person, or returned it. */
export const hiddenNotice = noticeReader({
  ids: z.object({
    communityId: z.string(),
    entryKind: z.enum(entryKinds),
    entryId: z.string(),
    replyId: z.string().optional(),
  }),
  thing: ({ entryKind, entryId, replyId = "" }) => `${entryKind} ${entryId} ${replyId}`,
  async read(deps, person, { communityId, entryKind, entryId, replyId }) {
    const community = await getCommunity(deps, person, communityId, "read");
    const record = await deps.records
      .forTenant(person.tenantId)
      .find(communityScope(communityId), recordIdOf({ kind: entryKind, id: entryId }));
    const found = objectionableIn(record, { kind: entryKind, id: entryId, replyId });
    if (!found) return undefined;
    const { title } = found;
    const { hidden, authorIds } = found.hideable;
    if (!authorIds.includes(person.userId)) return undefined;
    const link =
      entryKind === "tip" ? deps.links.tip(communityId, entryId) : deps.links.problem(communityId, entryId);
    return {
      says: saysOf(hidden !== undefined, replyId !== undefined),
      values: { title, community: community.name, name: hidden?.by.name ?? "" },
      ...(hidden && { quote: excerptOf(hidden.reason) }),
      link,
      actions: [],
      isNews: true,
    };
  },
});
