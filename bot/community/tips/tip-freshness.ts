// Whether a tip is still true, derived from edits and checks. Nothing of it is stored.
import type { Freshness, ReviewPeriod } from "../../contract/checks.ts";
import type { Check, Tip } from "./tip.ts";

type Checked = Pick<Tip, "checks" | "changedAt">;

/** "" of none. */
const newestOf = (checks: readonly Check[]): string =>
  checks.reduce((newest, { at }) => (at > newest ? at : newest), "");

/** When it was edited or confirmed last (ISO 8601). */
export function lastGoodAt({ checks, changedAt }: Checked): string {
  const confirmedAt = newestOf(checks.filter(({ works }) => works));
  return confirmedAt > changedAt ? confirmedAt : changedAt;
}

/** The doubts since the last confirmation, newest first. */
export function doubtsOf(tip: Checked): readonly Check[] {
  const confirmedAt = newestOf(tip.checks.filter(({ works }) => works));
  const failed = tip.checks.filter(({ works }) => !works);
  if (newestOf(failed) <= confirmedAt) return [];
  return failed.toSorted((one, other) => other.at.localeCompare(one.at));
}

/** What was good before this moment is ageing (ISO 8601); undefined when nothing ages. */
export function ageingBefore(reviewPeriod: ReviewPeriod, now: Date): string | undefined {
  if (reviewPeriod === "never") return undefined;
  const before = new Date(now);
  before.setUTCMonth(before.getUTCMonth() - reviewPeriod);
  // A month without that day has gone over into the next one: it ends with its last.
  if (before.getUTCDate() !== now.getUTCDate()) before.setUTCDate(0);
  return before.toISOString();
}

export function freshnessOf(tip: Checked, reviewPeriod: ReviewPeriod, now: Date): Freshness {
  if (doubtsOf(tip).length > 0) return "doubted";
  const moment = ageingBefore(reviewPeriod, now);
  return moment !== undefined && lastGoodAt(tip) < moment ? "ageing" : "fresh";
}
