// Delivers messages of outboxes to Teams: the deliverer of each kind.
import { setTimeout } from "node:timers/promises";
import { announcementKind } from "../../community/communities/announcement.ts";
import { authorMessageKind } from "../../community/communities/author-message.ts";
import { followedMessageKind } from "../../community/outbox/followed.ts";
import { noticeChangedKind, noticeMessageKind } from "../../community/outbox/notice.ts";
import { noticesCardChangedKind, noticesCardKind } from "../../community/notifications/person-notices.ts";
import { heardMessageKind, storyMessageKind } from "../../community/stories/hearing.ts";
import { digestOfferKind } from "../../community/communities/digest-offer.ts";
import { problemCards } from "../../community/problems/problem-card.ts";
import { unansweredMessageKind } from "../../community/problems/unanswered.ts";
import { digestCardKind, digestDueKind } from "../../community/digest/schedule.ts";
import { thanksCards } from "../../community/thanks/thanks-card.ts";
import type { Deliverer, Delivery } from "../../community/outbox/deliverer.ts";
import { UnsentError } from "../notifier.ts";
import { NotYetError, pacedNotifier } from "../paced-notifier.ts";
import type { SendRates } from "../send-rates.ts";
import type { Kind, Delivering, DeliveryDeps } from "./kind.ts";
import { announcementDelivery } from "./announcement.ts";
import { authorDelivery } from "./author.ts";
import { followedDelivery, noticeChangedDelivery, noticeDelivery, unansweredDelivery } from "./notice.ts";
import { noticesCardChangedDelivery, noticesCardDelivery } from "./notices-card.ts";
import { problemCardDelivery } from "./problem-card.ts";
import { heardDelivery, storyDelivery } from "./story.ts";
import { digestOfferDelivery } from "./digest-offer.ts";
import { digestCardDelivery, digestDueDelivery } from "./digest.ts";
import { thanksCardDelivery } from "./thanks-card.ts";

type Deliver = (deps: DeliveryDeps, delivery: Delivering<unknown>) => Promise<Delivery>;

/** By the kind that stands in the message. */
const kinds: Readonly<Record<string, Deliver>> = {
  [problemCards.messageKind]: reading(problemCardDelivery),
  [thanksCards.messageKind]: reading(thanksCardDelivery),
  [announcementKind]: reading(announcementDelivery),
  [authorMessageKind]: reading(authorDelivery),
  [noticeMessageKind]: reading(noticeDelivery),
  [noticeChangedKind]: reading(noticeChangedDelivery),
  [followedMessageKind]: reading(followedDelivery),
  [unansweredMessageKind]: reading(unansweredDelivery),
  [noticesCardKind]: reading(noticesCardDelivery),
  [noticesCardChangedKind]: reading(noticesCardChangedDelivery),
  [storyMessageKind]: reading(storyDelivery),
  [heardMessageKind]: reading(heardDelivery),
  [digestOfferKind]: reading(digestOfferDelivery),
  [digestDueKind]: reading(digestDueDelivery),
  [digestCardKind]: reading(digestCardDelivery),
};

function reading<Data>({ data, deliver }: Kind<Data>): Deliver {
  return async (deps, delivery) => {
    const read = data.safeParse(delivery.data);
    return read.success
      ? deliver(deps, { ...delivery, data: read.data })
      : { outcome: "dead", code: "unreadable" };
  };
}

/** @param rates of all that this process sends. */
export const teamsDeliverer = (deps: DeliveryDeps, rates: SendRates): Deliverer => ({
  async deliver(tenantId, record, message) {
    const deliver = Object.hasOwn(kinds, message.kind) ? kinds[message.kind] : undefined;
    if (!deliver) return { outcome: "unknown" };
    try {
      const notifier = pacedNotifier({ ...deps, rates, wait: setTimeout }, tenantId);
      return await deliver({ ...deps, notifier }, { tenantId, record, message, data: message.data });
    } catch (error) {
      if (error instanceof NotYetError) return { outcome: "later", notBefore: error.notBefore };
      if (error instanceof UnsentError) return error.delivered;
      throw error;
    }
  },
});
