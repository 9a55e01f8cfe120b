// The card of shown thanks: posted once, changed when others join in, replaced when they are taken back or hidden.
import type { z } from "zod";
import type { Community } from "../../community/communities/community.ts";
import { cardsOfRemainder, isRemainder, postedCardData } from "../../community/outbox/posted-card.ts";
import { shownFrom, withPostedThanksCard } from "../../community/thanks/shown.ts";
import type { StoredRecord } from "../../records/records.ts";
import { stringsFor } from "../../strings/strings.ts";
import { goneCard } from "../cards/gone-card.ts";
import { thanksCard } from "../cards/thanks-card.ts";
import type { Kind, DeliveryDeps } from "./kind.ts";
import { findHome, showCard } from "./show-card.ts";

/** Read by everyone there, so in no one person's language. */
const strings = stringsFor(undefined);

export const thanksCardDelivery: Kind<z.infer<typeof postedCardData>> = {
  data: postedCardData,

  async deliver(deps, delivery) {
    const { tenantId, record, data } = delivery;
    const home = await findHome(deps, tenantId, record);
    if (!home) return { outcome: "dropped", code: "no community" };
    const { community, isHome } = home;
    const isGone = isRemainder(record);
    const card = cardFor(deps, community, record);
    const gone = goneCard(strings);
    const { conversationId } = data;
    return showCard(deps, delivery, {
      posted: isGone ? cardsOfRemainder(record) : shownFrom(record).cards,
      // Where the community lives no more people would read what is only meant for it; that it is gone may be said.
      cardFor: (posted) => (card && isHome(posted.conversationId) ? card : gone),
      first:
        card && conversationId !== undefined && isHome(conversationId) ? { conversationId, card } : undefined,
      keep: withPostedThanksCard,
      gone,
    });
  },
};

/** Undefined where nothing of them is shown now. */
function cardFor({ links }: DeliveryDeps, community: Community, record: StoredRecord) {
  if (isRemainder(record)) return undefined;
  const { from, to, reason, isFromNamed, isAnnounced, seconds, hidden } = shownFrom(record);
  if (hidden || !isAnnounced) return undefined;
  const thanks = {
    from: isFromNamed ? from.name : "",
    to: to.name,
    reason,
    seconds: seconds.map(({ by, reason: why, isNamed }) => ({
      by: isNamed ? by.name : "",
      reason: why,
    })),
    community,
  };
  return thanksCard(strings, thanks, links.thanks(community.id));
}
