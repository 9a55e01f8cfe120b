import { z } from "zod";
import { objectionableKinds, type Objectionable } from "../../../contract/moderation.ts";
import { findAction } from "../../communities/actions.ts";
import { communityScope } from "../../communities/community.ts";
import { objectionableIn, recordIdOfObjectionable } from "../../moderation/objectionable.ts";
import { quoteOf } from "../../text/excerpt.ts";
import { noticeReader } from "../kind.ts";
import type { Links } from "../../communities/links.ts";
import { getCommunity } from "../../communities/enter.ts";

/** Where its author can answer. */
function pageOf(links: Links, communityId: string, { kind, id }: Objectionable): string {
  switch (kind) {
    case "tip":
      return links.tip(communityId, id);
    case "problem":
      return links.problem(communityId, id);
    case "recognition":
      return links.thanks(communityId);
    case "story":
      return links.myStories();
  }
}

/** A steward hid something of the person, or returned it. */
export const hiddenNotice = noticeReader({
  ids: z.object({
    communityId: z.string(),
    entryKind: z.enum(objectionableKinds),
    entryId: z.string(),
    replyId: z.string().optional(),
    /** What was done, where the entry itself does not keep why: of one that was returned. */
    actionId: z.string().optional(),
  }),
  thing: ({ entryKind, entryId, replyId = "" }) => `${entryKind} ${entryId} ${replyId}`,
  async read(deps, person, { communityId, entryKind, entryId, replyId, actionId }) {
    const community = await getCommunity(deps, person, communityId, "read");
    const ref: Objectionable = { kind: entryKind, id: entryId, replyId };
    const record = await deps.records
      .forTenant(person.tenantId)
      .find(communityScope(communityId), recordIdOfObjectionable(ref));
    const found = objectionableIn(record, ref);
    if (!found) return undefined;
    // What the person knows it by: a reply or thanks by its first words.
    const isNamedByOther = replyId !== undefined || entryKind === "recognition";
    const title = isNamedByOther ? found.excerpt : found.title;
    const { hidden, authorIds } = found.hideable;
    if (!authorIds.includes(person.userId)) return undefined;
    const returned =
      hidden || actionId === undefined ? undefined : await findAction(deps, person, communityId, actionId);
    const reason = hidden?.reason ?? returned?.reason ?? "";
    return {
      says: hidden ? "hidden.now" : "hidden.again",
      community,
      values: { title, name: hidden?.by.name ?? returned?.by.name ?? "" },
      ...(reason !== "" && { quote: quoteOf(reason) }),
      link: pageOf(deps.links, communityId, ref),
      actions: [],
      isNews: true,
    };
  },
});
