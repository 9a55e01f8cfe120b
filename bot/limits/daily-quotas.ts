// What a person has used up today. In memory only: stored, it would be a figure of a person's activity that outlives
// its day in backups.
import type { Quotas } from "../community/core/quotas.ts";
import { Refusal } from "../community/core/refusal.ts";
import type { DailyQuotas } from "../contract/request-limits.ts";
import { Counter } from "./counters.ts";

const secondsOfDay = 24 * 60 * 60;

/** @param factor by which the quotas are multiplied. */
export function memoryQuotas(quotas: DailyQuotas, factor = 1): Quotas {
  const counter = (points: number) => new Counter({ points, seconds: secondsOfDay }, factor);
  const counters = {
    storedBytes: counter(quotas.storedBytes),
    startedCommunities: counter(quotas.startedCommunities),
    causedNotices: counter(quotas.causedNotices),
    receivedCards: counter(quotas.receivedCards),
    authorQuestions: counter(quotas.authorQuestions),
    receivedQuestions: counter(quotas.receivedQuestions),
  } satisfies Record<keyof DailyQuotas, Counter>;
  return {
    async spend({ tenantId, userId }, kind, amount) {
      if (amount === 0) return;
      const key = `${tenantId} ${userId}`;
      const overspent = await counters[kind].count(key, amount);
      if (!overspent) return;
      await counters[kind].giveBack(key, amount);
      throw new Refusal({ code: "quotaUsedUp", retryAfterSeconds: overspent.retryAfterSeconds });
    },
  };
}
