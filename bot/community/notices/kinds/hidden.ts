import { z } from "zod";
import { entryKinds } from "../../../contract/entries.ts";
import { getCommunity } from "../../access.ts";
import { communityScope } from "../../community.ts";
import { entryFrom, hideableOf, recordIdOf } from "../../entry.ts";
import { excerptOf } from "../../text/excerpt.ts";
import { noticeReader } from "../kind.ts";

/** A steward hid a tip or problem of the person, or returned it. */
export const hiddenNotice = noticeReader({
  ids: z.object({ communityId: z.string(), entryKind: z.enum(entryKinds), entryId: z.string() }),
  thing: ({ entryKind, entryId }) => `${entryKind} ${entryId}`,
  async read(deps, person, { communityId, entryKind, entryId }) {
    const community = await getCommunity(deps, person, communityId, "read");
    const record = await deps.records
      .forTenant(person.tenantId)
      .find(communityScope(communityId), recordIdOf({ kind: entryKind, id: entryId }));
    const entry = record && entryFrom(record);
    if (!entry) return undefined;
    const { hidden, authorIds } = hideableOf(entry);
    if (!authorIds.includes(person.userId)) return undefined;
    const title = entry.kind === "tip" ? entry.tip.title : entry.problem.title;
    const link =
      entryKind === "tip" ? deps.links.tip(communityId, entryId) : deps.links.problem(communityId, entryId);
    return {
      says: hidden ? "hidden.now" : "hidden.again",
      values: { title, community: community.name, name: hidden?.by.name ?? "" },
      ...(hidden && { quote: excerptOf(hidden.reason) }),
      link,
      actions: [],
      isNews: true,
    };
  },
});
