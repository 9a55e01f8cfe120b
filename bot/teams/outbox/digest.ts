// The weekly card: first its hour comes, then the card is sent, each a message of its own, so that neither waits for the
// other.
import type { z } from "zod";
import { communityFrom, communityRecordId, placeToPost } from "../../community/communities/community.ts";
import { gatherDigest, hasNews } from "../../community/digest/digest.ts";
import {
  afterDue,
  isStillNews,
  digestCardData,
  digestDueData,
  scheduleFrom,
} from "../../community/digest/schedule.ts";
import type { Delivery } from "../../community/outbox/deliverer.ts";
import { stringsFor } from "../../strings/strings.ts";
import { digestCard } from "../cards/digest-card.ts";
import type { Kind } from "./kind.ts";
import { postCard } from "./show-card.ts";

export const digestDueDelivery: Kind<z.infer<typeof digestDueData>> = {
  data: digestDueData,

  async deliver({ records, now }, { tenantId, record, data: { due } }) {
    const home = await records.forTenant(tenantId).find(record.scope, communityRecordId);
    if (!home) return { outcome: "dropped", code: "no community" };
    const community = communityFrom(home);
    const isResting = community.closedAt !== undefined;
    const hasPlace = placeToPost(community) !== undefined;
    return {
      outcome: "delivered",
      keep: (current) => afterDue(current, due, { now: now(), isResting, hasPlace }),
    } satisfies Delivery;
  },
};

/** Read by everyone there, so in no one person's language. */
const strings = stringsFor(undefined);

export const digestCardDelivery: Kind<z.infer<typeof digestCardData>> = {
  data: digestCardData,

  async deliver(deps, { tenantId, record, data }) {
    const records = deps.records.forTenant(tenantId);
    const home = await records.find(record.scope, communityRecordId);
    if (!home) return { outcome: "dropped", code: "no community" };
    const community = communityFrom(home);
    const place = placeToPost(community, scheduleFrom(record).conversationId);
    if (!place || !isStillNews(data, deps.now())) return { outcome: "delivered" };
    const digest = await gatherDigest(deps, tenantId, community, data);
    if (digest.reading) return { outcome: "failed", code: "reading" };
    if (!hasNews(digest)) return { outcome: "delivered" };
    const card = digestCard(strings, digest, { community, links: deps.links, isWeekly: true });
    await postCard(deps, tenantId, place.conversationId, card);
    return { outcome: "delivered" };
  },
};
