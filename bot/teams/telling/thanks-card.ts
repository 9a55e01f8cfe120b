// The card of shown thanks: posted once, changed when others join in, replaced when they are taken back or hidden.
import type { z } from "zod";
import { type Community, communityFrom, communityRecordId, livesIn } from "../../community/community.ts";
import { waitingIn } from "../../community/telling/message.ts";
import {
  cardsOfTakenBack,
  isTakenBack,
  shownFrom,
  withPostedThanksCard,
} from "../../community/thanks/shown.ts";
import { thanksCardData, thanksCardKind } from "../../community/thanks/thanks-card.ts";
import type { StoredRecord } from "../../records/records.ts";
import { wordsFor } from "../../words/words.ts";
import { goneThanksCard, thanksCard } from "../cards/thanks-card.ts";
import { UnsentError } from "../notifier.ts";
import type { Kind, TellingDeps } from "./kind.ts";

/** Everybody reads the card: no person's language is everybody's. */
const words = wordsFor(undefined);

export const thanksCardTelling: Kind<z.infer<typeof thanksCardData>> = {
  data: thanksCardData,

  async tell(deps, { tenantId, record, data: { conversationId } }) {
    const home = await deps.records.forTenant(tenantId).find(record.scope, communityRecordId);
    if (!home) return { outcome: "dropped", code: "no community" };
    const community = communityFrom(home);
    const { notifier } = deps;
    const cards = isTakenBack(record) ? cardsOfTakenBack(record) : (shownFrom(record).cards ?? []);
    const card = cardFor(deps, community, record);
    // The card shows what the record says now: whatever else waits to be shown is shown by it.
    const covers = waitingIn(record).filter(({ kind }) => kind === thanksCardKind);
    for (const posted of cards) {
      // Where the community lives no more people would read what is only meant for it; that it is gone may be said.
      const isHome = livesIn(community, posted.conversationId.replace(/;.*$/su, ""));
      await notifier.replace(posted, isHome && card ? card : goneThanksCard(words)).catch(goneOrThrow);
    }
    const isNowhere = conversationId === undefined || !livesIn(community, conversationId);
    if (cards.length > 0 || !card || isNowhere) return { outcome: "told", covers };
    const posted = await notifier.post(conversationId, card);
    return {
      outcome: "told",
      covers,
      keep: (now) => withPostedThanksCard(now, posted),
      withoutRecord: () => notifier.replace(posted, goneThanksCard(words)),
    };
  },
};

/** Undefined where nothing of them is shown now. */
function cardFor({ links }: TellingDeps, community: Community, record: StoredRecord) {
  if (isTakenBack(record)) return undefined;
  const { from, to, reason, isFromNamed, isAnnounced, seconds, hidden } = shownFrom(record);
  if (hidden || !isAnnounced) return undefined;
  const thanks = {
    ...(isFromNamed && { from: from.name }),
    to: to.name,
    reason,
    seconds: seconds.map(({ by, reason: why, isNamed }) => ({
      ...(isNamed === true && { by: by.name }),
      reason: why,
    })),
    communityName: community.name,
  };
  return thanksCard(words, thanks, links.thanks(community.id));
}

/** A card that Teams no longer has needs no change. */
function goneOrThrow(error: unknown): void {
  if (!(error instanceof UnsentError) || error.told.outcome !== "dropped") throw error;
}
