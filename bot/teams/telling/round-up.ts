// The weekly card: first its hour comes, then the card is sent, each a message of its own, so that neither waits for the
// other.
import type { z } from "zod";
import { communityFrom, communityRecordId } from "../../community/communities/community.ts";
import { gatherRoundUp, hasNews } from "../../community/digest/round-up.ts";
import {
  afterDue,
  isStillNews,
  roundUpCardData,
  roundUpDueData,
  scheduleFrom,
} from "../../community/digest/schedule.ts";
import { placeOfRoundUp } from "../../community/digest/set-round-up.ts";
import type { Told } from "../../community/outbox/teller.ts";
import { wordsFor } from "../../words/words.ts";
import { roundUpCard } from "../cards/round-up-card.ts";
import type { Kind } from "./kind.ts";
import { postCard } from "./show-card.ts";

export const roundUpDueTelling: Kind<z.infer<typeof roundUpDueData>> = {
  data: roundUpDueData,

  async tell({ records, now }, { tenantId, record, data: { due } }) {
    const home = await records.forTenant(tenantId).find(record.scope, communityRecordId);
    if (!home) return { outcome: "dropped", code: "no community" };
    const isResting = communityFrom(home).closedAt !== undefined;
    return {
      outcome: "told",
      keep: (current) => afterDue(current, due, { now: now(), isResting }),
    } satisfies Told;
  },
};

/** Everybody reads the card: no person's language is everybody's. */
const words = wordsFor(undefined);

export const roundUpCardTelling: Kind<z.infer<typeof roundUpCardData>> = {
  data: roundUpCardData,

  async tell(deps, { tenantId, record, data }) {
    const records = deps.records.forTenant(tenantId);
    const home = await records.find(record.scope, communityRecordId);
    if (!home) return { outcome: "dropped", code: "no community" };
    const community = communityFrom(home);
    const conversationId = placeOfRoundUp(scheduleFrom(record), community);
    if (conversationId === undefined || !isStillNews(data, deps.now())) return { outcome: "told" };
    const roundUp = await gatherRoundUp(deps, tenantId, community, data);
    if (roundUp.reading) return { outcome: "failed", code: "reading" };
    if (!hasNews(roundUp)) return { outcome: "told" };
    const card = roundUpCard(words, roundUp, { community, links: deps.links });
    await postCard(deps, tenantId, conversationId, card);
    return { outcome: "told" };
  },
};
