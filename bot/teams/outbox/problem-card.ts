import type { z } from "zod";
import type { Community } from "../../community/communities/community.ts";
import { problemFrom, problemState, withPostedCard } from "../../community/problems/problem.ts";
import { problemCardView } from "../../community/problems/problem-view.ts";
import { cardsOfRemainder, isRemainder, postedCardData } from "../../community/outbox/posted-card.ts";
import type { StoredRecord } from "../../records/records.ts";
import { stringsFor } from "../../strings/strings.ts";
import { problemCard } from "../cards/problem-card.ts";
import { goneCard } from "../cards/gone-card.ts";
import type { Kind, DeliveryDeps } from "./kind.ts";
import { findHome, showCard } from "./show-card.ts";

/** Read by everyone there, so in no one person's language. */
const strings = stringsFor(undefined);

export const problemCardDelivery: Kind<z.infer<typeof postedCardData>> = {
  data: postedCardData,

  async deliver(deps, delivery) {
    const { tenantId, record, message, data } = delivery;
    const home = await findHome(deps, tenantId, record);
    if (!home) return { outcome: "dropped", code: "no community" };
    const { community, isHome } = home;
    const card = cardOf(deps, community, record);
    const isGone = isRemainder(record);
    const posted = isGone ? cardsOfRemainder(record) : problemFrom(record).cards;
    const { conversationId } = data;
    // A solved problem that could not be shown for a while is not news any more.
    const isWanted = !isGone && (message.heldSince === undefined || isOpen(record));
    return showCard(deps, delivery, {
      posted,
      // Where the community lives no more, a card stays as it was when it did.
      cardFor: (one) => (isHome(one.conversationId) ? card : undefined),
      first:
        isWanted && conversationId !== undefined && isHome(conversationId)
          ? { conversationId, card }
          : undefined,
      keep: withPostedCard,
      gone: goneCard(strings),
    });
  },
};

function isOpen(record: StoredRecord): boolean {
  const problem = problemFrom(record);
  return !problem.hidden && problemState(problem) === "open";
}

function cardOf({ links }: DeliveryDeps, community: Community, record: StoredRecord) {
  const problem = isRemainder(record) ? undefined : problemFrom(record);
  if (!problem || problem.hidden) return goneCard(strings);
  const link = links.problem(community.id, problem.id);
  return problemCard(strings, problemCardView(problem, community), { link, community });
}
