// The community's record of thanks: made when they are shown, gone when they are not.
import { changeRecord } from "../core/change-record.ts";
import { placeToPost, type Community } from "../communities/community.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { isRemainder } from "../outbox/posted-card.ts";
import { withoutTitle } from "./about.ts";
import { isReceived, receivedFrom, receivedThanks, type ReceivedThanks } from "./received.ts";
import { changedShownRecord, shownFrom, shownRecord, shownThanks, takenBackRecord } from "./shown.ts";
import { thanksCards } from "./thanks-card.ts";

type Deps = Pick<CommunityDeps, "records" | "now">;

/**
 * Shows thanks to the community, after the recipient's own record says so. If it does not say so any more, nothing is
 * shown. Harmless to repeat; with `announce` a card is posted once.
 */
export async function showInCommunity(
  deps: Deps,
  tenantId: string,
  community: Community,
  thanks: ReceivedThanks,
  { announce }: { readonly announce: boolean },
): Promise<void> {
  const records = deps.records.forTenant(tenantId);
  const conversationId = placeOfCard(community, thanks);
  const isWanted = announce && conversationId !== undefined;
  await changeRecord(records, shownThanks.key({ communityId: community.id, id: thanks.id }), (current) => {
    const basis = current?.version ?? thanks.id;
    if (current && !isRemainder(current)) {
      const isAnnounced = shownFrom(current).isAnnounced || thanksCards.awaitsCard(current);
      if (!isWanted || isAnnounced) return undefined;
      const changed = changedShownRecord(current, { isAnnounced: true });
      return thanksCards.withCardMessage(changed, basis, { conversationId });
    }
    const { id, communityId, from, to, reason, about, isFromNamed } = thanks;
    const shown = shownRecord(
      {
        id,
        communityId,
        from,
        to,
        reason,
        ...(about && { about: withoutTitle(about) }),
        isFromNamed,
        shownAt: deps.now().toISOString(),
        isAnnounced: isWanted,
        seconds: [],
      },
      current,
    );
    return isWanted ? thanksCards.withCardMessage(shown, basis, { conversationId }) : shown;
  });
  // It may have been taken back on another device, or by the giver, in between.
  const own = await receivedThanks.findRecord(records, thanks);
  if (!own || !isReceived(own) || receivedFrom(own).state !== "shown")
    await takeOutOfCommunity(deps, tenantId, community.id, thanks.id);
}

/** Where it happened, if the community lives there. */
function placeOfCard(community: Community, { about }: ReceivedThanks): string | undefined {
  const here = about?.kind === "message" ? about.source.conversationId : undefined;
  return placeToPost(community, here)?.conversationId;
}

/** Nothing of the thanks, nor of what others added, stays in the community; a card says that they are gone. Harmless to repeat. */
export async function takeOutOfCommunity(
  deps: Deps,
  tenantId: string,
  communityId: string,
  thanksId: string,
): Promise<void> {
  await changeRecord(
    deps.records.forTenant(tenantId),
    shownThanks.key({ communityId, id: thanksId }),
    (record) =>
      record && !isRemainder(record) ? (takenBackRecord(record, deps.now()) ?? "removed") : undefined,
  );
}
