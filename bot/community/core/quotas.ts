import type { QuotaKind } from "../../contract/request-limits.ts";
import type { Actor } from "./actor.ts";

/** What one person may use up in a day: amounts that no honest use comes near. */
export interface Quotas {
  /**
   * Counts what the person is about to use up; called before it is done.
   * Throws {@link Refusal} `quotaUsedUp` when that is more than is left of the day's quota; then nothing is counted.
   */
  spend(actor: Pick<Actor, "tenantId" | "userId">, kind: QuotaKind, amount: number): Promise<void>;
}
