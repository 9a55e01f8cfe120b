// Tells the people of a place that their community is going to be open to the organisation, and when that is taken back.
import type { z } from "zod";
import { announcementData, withAnnouncements } from "../../community/communities/announcement.ts";
import { communityFrom, livesIn } from "../../community/community.ts";
import type { Told } from "../../community/telling/teller.ts";
import { wordsFor } from "../../words/words.ts";
import { announcementCard } from "../cards/announcement-card.ts";
import { UnsentError } from "../notifier.ts";
import type { Kind } from "./kind.ts";

/** Everybody reads the card: no person's language is everybody's. */
const words = wordsFor(undefined);

export const announcementTelling: Kind<z.infer<typeof announcementData>> = {
  data: announcementData,

  async tell({ notifier, links }, { record, data: { conversationId } }): Promise<Told> {
    const community = communityFrom(record);
    const { name, visibilityPlan: plan } = community;
    const link = links.community(community.id);
    const known = community.announcements.filter((card) => card.conversationId === conversationId);
    const current = known.filter(({ from }) => from === plan?.from);
    for (const card of known.filter((one) => !current.includes(one)))
      await notifier.replace(card, announcementCard(words, { name, link })).catch(goneOrThrow);
    if (!plan || current.length > 0 || !livesIn(community, conversationId))
      return { outcome: "told", keep: (now) => withAnnouncements(now, conversationId, current) };
    const posted = await notifier.post(
      conversationId,
      announcementCard(words, { name, link, from: plan.from }),
    );
    return {
      outcome: "told",
      keep: (now) => withAnnouncements(now, conversationId, [{ ...posted, from: plan.from }]),
    };
  },
};

/** A card that Teams no longer has needs no change. */
function goneOrThrow(error: unknown): void {
  if (!(error instanceof UnsentError) || error.told.outcome !== "dropped") throw error;
}
