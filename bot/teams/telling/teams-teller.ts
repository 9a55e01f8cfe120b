// Carries messages of outboxes to Teams: which kind of message is told by whom. What a kind says stands in its own file.
import { setTimeout } from "node:timers/promises";
import { announcementKind } from "../../community/communities/announcement.ts";
import { authorMessageKind } from "../../community/communities/author-message.ts";
import { followedMessageKind } from "../../community/outbox/followed.ts";
import { noticeChangedKind, noticeMessageKind } from "../../community/outbox/notice.ts";
import { noticesCardChangedKind, noticesCardKind } from "../../community/notifications/person-notices.ts";
import { heardMessageKind, storyMessageKind } from "../../community/stories/hearing.ts";
import { problemCards } from "../../community/problems/problem-card.ts";
import { digestCardKind, digestDueKind } from "../../community/digest/schedule.ts";
import { thanksCards } from "../../community/thanks/thanks-card.ts";
import type { Teller, Told } from "../../community/outbox/teller.ts";
import { UnsentError } from "../notifier.ts";
import { NotYetError, pacedNotifier } from "../paced-notifier.ts";
import type { SendRates } from "../send-rates.ts";
import type { Kind, Telling, TellingDeps } from "./kind.ts";
import { announcementTelling } from "./announcement.ts";
import { authorTelling } from "./author.ts";
import { followedTelling, noticeChangedTelling, noticeTelling } from "./notice.ts";
import { noticesCardChangedTelling, noticesCardTelling } from "./notices-card.ts";
import { problemCardTelling } from "./problem-card.ts";
import { heardTelling, storyTelling } from "./story.ts";
import { digestCardTelling, digestDueTelling } from "./digest.ts";
import { thanksCardTelling } from "./thanks-card.ts";

type Tell = (deps: TellingDeps, telling: Telling<unknown>) => Promise<Told>;

/** By the kind that stands in the message. */
const kinds: Readonly<Record<string, Tell>> = {
  [problemCards.messageKind]: reading(problemCardTelling),
  [thanksCards.messageKind]: reading(thanksCardTelling),
  [announcementKind]: reading(announcementTelling),
  [authorMessageKind]: reading(authorTelling),
  [noticeMessageKind]: reading(noticeTelling),
  [noticeChangedKind]: reading(noticeChangedTelling),
  [followedMessageKind]: reading(followedTelling),
  [noticesCardKind]: reading(noticesCardTelling),
  [noticesCardChangedKind]: reading(noticesCardChangedTelling),
  [storyMessageKind]: reading(storyTelling),
  [heardMessageKind]: reading(heardTelling),
  [digestDueKind]: reading(digestDueTelling),
  [digestCardKind]: reading(digestCardTelling),
};

function reading<Data>({ data, tell }: Kind<Data>): Tell {
  return async (deps, telling) => {
    const read = data.safeParse(telling.data);
    return read.success
      ? tell(deps, { ...telling, data: read.data })
      : { outcome: "dead", code: "unreadable" };
  };
}

/** @param rates of all that this process sends. */
export const teamsTeller = (deps: TellingDeps, rates: SendRates): Teller => ({
  async tell(tenantId, record, message) {
    const tell = Object.hasOwn(kinds, message.kind) ? kinds[message.kind] : undefined;
    if (!tell) return { outcome: "unknown" };
    try {
      const notifier = pacedNotifier({ ...deps, rates, wait: setTimeout }, tenantId);
      return await tell({ ...deps, notifier }, { tenantId, record, message, data: message.data });
    } catch (error) {
      if (error instanceof NotYetError) return { outcome: "later", notBefore: error.notBefore };
      if (error instanceof UnsentError) return error.told;
      throw error;
    }
  },
});
