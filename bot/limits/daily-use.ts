// What a request uses up of its person's day. Both endpoints spend it by the request's cost, so no use case can forget it.
import type { Quotas } from "../community/core/quotas.ts";
import type { RequestCost } from "../contract/request-limits.ts";
import type { Asker } from "./request-limits.ts";

/** What is sent with these is kept beside what was there before. */
const keeping: ReadonlySet<RequestCost> = new Set(["write", "notify", "picture", "upload"]);

/** Throws {@link Refusal} `quotaUsedUp`. */
export async function spendNotice(quotas: Quotas, asker: Asker, cost: RequestCost): Promise<void> {
  if (cost === "notify") await quotas.spend(asker, "causedNotices", 1);
}

/** @param sent as JSON. Throws {@link Refusal} `quotaUsedUp`. */
export async function spendBytes(
  quotas: Quotas,
  asker: Asker,
  cost: RequestCost,
  sent: unknown,
): Promise<void> {
  if (!keeping.has(cost) || sent === undefined) return;
  await quotas.spend(asker, "storedBytes", Buffer.byteLength(JSON.stringify(sent)));
}
