// Tells the people of a place that their community is going to be open to the organisation, and when that is taken back.
import type { z } from "zod";
import { announcementData, withAnnouncements } from "../../community/communities/announcement.ts";
import { communityFrom, livesIn } from "../../community/communities/community.ts";
import type { Delivery } from "../../community/outbox/deliverer.ts";
import { stringsFor } from "../../strings/strings.ts";
import { announcementCard } from "../cards/announcement-card.ts";
import type { Kind } from "./kind.ts";
import { postCard, replaceCards } from "./show-card.ts";

/** Read by everyone there, so in no one person's language. */
const strings = stringsFor(undefined);

export const announcementDelivery: Kind<z.infer<typeof announcementData>> = {
  data: announcementData,

  async deliver(deps, { tenantId, record, data: { conversationId } }): Promise<Delivery> {
    const community = communityFrom(record);
    const { visibilityPlan: plan } = community;
    const link = deps.links.community(community.id);
    const known = community.announcements.filter((card) => card.conversationId === conversationId);
    const current = known.filter(({ from }) => from === plan?.from);
    const outdated = known.filter((one) => !current.includes(one));
    await replaceCards(deps, tenantId, outdated, () => announcementCard(strings, { community, link }));
    if (!plan || current.length > 0 || !livesIn(community, conversationId))
      return { outcome: "delivered", keep: (now) => withAnnouncements(now, conversationId, current) };
    const card = announcementCard(strings, { community, link, from: plan.from });
    const posted = await postCard(deps, tenantId, conversationId, card);
    return {
      outcome: "delivered",
      keep: (now) => withAnnouncements(now, conversationId, [{ ...posted, from: plan.from }]),
    };
  },
};
