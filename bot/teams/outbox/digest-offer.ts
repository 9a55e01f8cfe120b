// The offer of the weekly digest goes to the first place of the community that the bot can post in.
import type { z } from "zod";
import { communityFrom } from "../../community/communities/community.ts";
import { canPost } from "../../contract/conversation-kind.ts";
import { digestOfferData, withOfferCard } from "../../community/communities/digest-offer.ts";
import { schedules } from "../../community/digest/schedule.ts";
import type { Delivery } from "../../community/outbox/deliverer.ts";
import { stringsFor } from "../../strings/strings.ts";
import { digestOfferCard } from "../cards/digest-offer-card.ts";
import { UnsentError } from "../notifier.ts";
import type { Kind } from "./kind.ts";
import { postCard } from "./show-card.ts";

/** Everybody reads the card: no person's language is everybody's. */
const strings = stringsFor(undefined);

export const digestOfferDelivery: Kind<z.infer<typeof digestOfferData>> = {
  data: digestOfferData,

  async deliver(deps, { tenantId, record }): Promise<Delivery> {
    const community = communityFrom(record);
    const isOn = await schedules.findRecord(deps.records.forTenant(tenantId), community.id);
    if (isOn || community.closedAt !== undefined) return { outcome: "delivered" };
    let closed: UnsentError | undefined;
    for (const { conversationId } of community.places.filter(canPost)) {
      try {
        const posted = await postCard(deps, tenantId, conversationId, digestOfferCard(strings, community));
        return { outcome: "delivered", keep: (now) => withOfferCard(now, posted) };
      } catch (error) {
        if (!(error instanceof UnsentError) || error.delivered.outcome !== "unreachable") throw error;
        closed = error;
      }
    }
    if (closed) throw closed;
    return { outcome: "delivered" };
  },
};
