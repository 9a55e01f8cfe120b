// A pasted link to one of our own pages becomes a card, if the person may see the page.
import type { Activity, MessagingExtensionAttachment, MessagingExtensionResponse } from "botbuilder";
import { z } from "zod";
import { findShownEntry } from "../../community/entries/seen-entries.ts";
import { entrySummary } from "../../community/entries/find-entries.ts";
import { limits } from "../../contract/limits.ts";
import { actorFrom, stringsOf } from "../activity.ts";
import { communityCard } from "../cards/community-card.ts";
import { communityPreview, entryPreview } from "../cards/entry-preview.ts";
import { entryCard } from "../cards/entry-card.ts";
import { plainLink } from "../failed-turn.ts";
import type { TeamsDeps } from "../teams-deps.ts";
import type { LinkedPage } from "../../community/communities/links.ts";
import { getCommunity } from "../../community/communities/enter.ts";
import { communitySummary } from "../../community/communities/community-view.ts";

/** Teams unfurls nothing newer: learn.microsoft.com, "Link unfurling". */
const version = "1.3";

const linkValue = z.object({ url: z.string().max(limits.link) });

/**
 * `composeExtension/queryLink`. What the person may not see stays a plain link, as does what is unknown, gone or hidden
 * and what cannot be judged now: see `plainLink`.
 */
export async function answerLink(deps: TeamsDeps, activity: Activity): Promise<MessagingExtensionResponse> {
  const address = linkValue.safeParse(activity.value).data?.url;
  const page = address === undefined ? undefined : deps.links.pageAt(address);
  const card = page && (await cardOf(deps, activity, page));
  if (!card) return plainLink;
  return { composeExtension: { type: "result", attachmentLayout: "list", attachments: [card] } };
}

async function cardOf(
  deps: TeamsDeps,
  activity: Activity,
  { communityId, entry: ref }: LinkedPage,
): Promise<MessagingExtensionAttachment | undefined> {
  const strings = stringsOf(activity);
  const actor = actorFrom(activity);
  const community = await getCommunity(deps, actor, communityId, "read");
  if (!ref) {
    const summary = communitySummary(community);
    const card = communityCard(strings, summary, deps.links.community(communityId), { version });
    return { ...card, preview: communityPreview(summary) };
  }
  const found = await findShownEntry(deps, actor, community, ref);
  if (!found) return undefined;
  const entry = entrySummary({ entry: found, community }, deps.now());
  const link = deps.links[entry.kind](communityId, entry.id);
  const card = entryCard(strings, entry, { community, link, version });
  return { ...card, preview: entryPreview(strings, entry) };
}
