// How much people and organisations may ask of this instance. Both doors charge every request here, before it is read.
import type { Actor } from "../community/actor.ts";
import { Refusal } from "../community/refusal.ts";
import { type RequestBudgets, type RequestCost, requestCosts } from "../contract/request-limits.ts";
import { Counter } from "./counters.ts";

/** Who asks: a person of an organisation. */
export type Asker = Pick<Actor, "tenantId" | "userId">;

export interface RequestLimits {
  /** Counts one request. Throws {@link Refusal} `tooManyRequests` when the person or the organisation has asked too much. */
  charge(asker: Asker, cost: RequestCost): Promise<void>;
}

export function memoryRequestLimits(budgets: RequestBudgets): RequestLimits {
  const ofPerson = new Counter(budgets.person);
  const ofTenant = new Counter(budgets.tenant);
  return {
    async charge({ tenantId, userId }, cost) {
      const points = requestCosts[cost];
      // What one person is refused does not count for their organisation: its other people go on.
      const overspent =
        (await ofPerson.count(`${tenantId} ${userId}`, points)) ?? (await ofTenant.count(tenantId, points));
      if (overspent) throw new Refusal({ code: "tooManyRequests", ...overspent });
    },
  };
}
