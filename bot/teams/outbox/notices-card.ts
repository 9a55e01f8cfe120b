// What waits for a person, on one card in their chat with the bot.
import { z } from "zod";
import { linesAgain, nextCard } from "../../community/notifications/next-card.ts";
import {
  changedCardData,
  noticesCardKind,
  noticesIn,
  personOf,
  withUnreachable,
} from "../../community/notifications/person-notices.ts";
import { Refusal } from "../../community/core/refusal.ts";
import { waitingIn } from "../../community/outbox/message.ts";
import type { PostedCard } from "../../community/outbox/posted-card.ts";
import type { Delivery } from "../../community/outbox/deliverer.ts";
import { stringsFor } from "../../strings/strings.ts";
import type { Card } from "../cards/card.ts";
import { noticesCard } from "../cards/notices-card.ts";
import { UnsentError } from "../notifier.ts";
import type { Kind, DeliveryDeps } from "./kind.ts";

/** Teams names a person's language only when they act. */
const strings = stringsFor(undefined);

/** Teams, or the person, wants nothing sent there. */
const isUnwanted = (error: unknown): error is UnsentError =>
  error instanceof UnsentError && error.delivered.outcome === "dropped";

export const noticesCardDelivery: Kind<object> = {
  data: z.object({}),

  async deliver(deps, { record }): Promise<Delivery> {
    // Whatever waits is on the card.
    const covers = waitingIn(record).filter(({ kind }) => kind === noticesCardKind);
    const next = await nextCard(deps, record);
    if (next.outcome === "later") return next;
    if (next.outcome === "unsure") return { outcome: "failed", code: "no roster" };
    if (next.outcome === "nothing") return { outcome: "delivered", covers, keep: next.keep };
    const card = noticesCard(strings, next.lines, deps.links.notices());
    try {
      const posted = await postTo(deps, personOf(record), next.conversationId, card);
      return { outcome: "delivered", covers, keep: (now) => next.keep(now, posted) };
    } catch (error) {
      if (!isUnwanted(error)) throw error;
      return {
        outcome: "dropped",
        code: error.delivered.code,
        covers,
        keep: (now) => withUnreachable(now, deps.now()),
      };
    }
  },
};

async function postTo(
  { notifier }: DeliveryDeps,
  { tenantId, userId }: ReturnType<typeof personOf>,
  known: string | undefined,
  card: Card,
): Promise<PostedCard> {
  if (known !== undefined) {
    try {
      return await notifier.post(known, card);
    } catch (error) {
      // A chat that is gone is begun anew; a person who blocked the bot is not asked twice.
      if (!isUnwanted(error) || !error.delivered.code.startsWith("404")) throw error;
    }
  }
  return notifier.post(await notifier.openChat(tenantId, userId), card);
}

export const noticesCardChangedDelivery: Kind<z.infer<typeof changedCardData>> = {
  data: changedCardData,

  async deliver(deps, { record, data: { activityId } }): Promise<Delivery> {
    const posted = noticesIn(record).cards.find((card) => card.activityId === activityId);
    if (!posted) return { outcome: "delivered" };
    try {
      const lines = await linesAgain(deps, personOf(record), record, activityId);
      if (lines) await deps.notifier.replace(posted, noticesCard(strings, lines, deps.links.notices()));
      return { outcome: "delivered" };
    } catch (error) {
      if (error instanceof Refusal && error.reason.code === "teamsUnavailable")
        return { outcome: "failed", code: "no roster" };
      throw error;
    }
  },
};
