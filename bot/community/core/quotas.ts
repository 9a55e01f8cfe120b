import type { QuotaKind } from "../../contract/request-limits.ts";
import type { Actor } from "./actor.ts";

/** What one person may use up in a day: amounts that no honest use comes near. */
export interface Quotas {
  /**
   * Counts an amount before it is used. Throws {@link Refusal} `quotaUsedUp`, and counts nothing, when less is left for
   * the day.
   */
  spend(actor: Pick<Actor, "tenantId" | "userId">, kind: QuotaKind, amount: number): Promise<void>;
}
