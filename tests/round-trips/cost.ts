// What the use cases cost in a month. Every assumption stands here, and on docs/costs.md.
import { budgets } from "./budgets.ts";
import type { Row } from "./measure.ts";

/** US dollars, list prices of the region East US; https://azure.microsoft.com/pricing/details/cosmos-db, November 2026. */
export const prices = {
  /** Serverless. */
  millionUnits: 0.25,
  /** Autoscale, for 100 RU/s in an hour. */
  autoscaleHour: 0.012,
  gigabyteMonth: 0.25,
} as const;

export const assumptions = {
  peoplePerCommunity: 50,
  tipsPerCommunity: 200,
  workingDays: 21,
  workingHours: 8,
  /** The busiest second against the mean of the working hours. */
  peakFactor: 5,
  /** Indexes and small records beside the tips. */
  storageFactor: 1.5,
} as const;

const hoursPerMonth = 730;

/** https://learn.microsoft.com/azure/cosmos-db/autoscale-faq: steps of 1,000, a tenth is billed at least. */
const autoscaleStep = 1_000;
/** Storage needs a tenth of the upper end to be 1 RU/s for each GB; https://learn.microsoft.com/azure/cosmos-db/concepts-limits */
const autoscalePerGigabyte = 10;

/** What one physical partition gives at most; https://learn.microsoft.com/azure/cosmos-db/partitioning */
export const partition = { unitsPerSecond: 10_000, gigabytes: 50 } as const;

/** Until 250 GB. https://learn.microsoft.com/azure/cosmos-db/serverless-performance */
const serverlessUnitsPerSecond = (gigabytes: number) => Math.max(5_000, 1_000 * Math.ceil(gigabytes / 50));

export interface Cost {
  readonly communities: number;
  readonly millionUnits: number;
  readonly gigabytes: number;
  /** Request units in the busiest second. */
  readonly peak: number;
  /** Dollars a month; undefined where the peak is more than serverless gives. */
  readonly serverless: number | undefined;
  /** Upper end of the range, in RU/s. */
  readonly autoscaleUpTo: number;
  /** Physical partitions that the range and the storage need. */
  readonly partitions: number;
  readonly autoscale: number;
}

/** Request units of one community on a working day. */
export const unitsPerDay = (rows: readonly Row[]): number =>
  rows.reduce((sum, { name, units }) => sum + units * budgets[name].perDay, 0);

export function costOf(communities: number, rows: readonly Row[], bytesOfTip: number): Cost {
  const { tipsPerCommunity, workingDays, workingHours, peakFactor, storageFactor } = assumptions;
  const unitsOfDay = communities * unitsPerDay(rows);
  const millionUnits = (unitsOfDay * workingDays) / 1e6;
  const gigabytes = (communities * tipsPerCommunity * bytesOfTip * storageFactor) / 1024 ** 3;
  const peak = (unitsOfDay / (workingHours * 3_600)) * peakFactor;
  // Less than a gigabyte is billed as one.
  const storage = Math.max(gigabytes, 1) * prices.gigabyteMonth;

  const needed = Math.max(peak, gigabytes * autoscalePerGigabyte, 1);
  const autoscaleUpTo = Math.ceil(needed / autoscaleStep) * autoscaleStep;
  const least = autoscaleUpTo / 10;
  const busyHours = workingDays * workingHours;
  // Each hour costs its busiest second.
  const billed = busyHours * Math.max(peak, least) + (hoursPerMonth - busyHours) * least;
  return {
    communities,
    millionUnits,
    gigabytes,
    peak,
    serverless:
      peak > serverlessUnitsPerSecond(gigabytes) ? undefined : millionUnits * prices.millionUnits + storage,
    autoscaleUpTo,
    partitions: Math.ceil(
      Math.max(autoscaleUpTo / partition.unitsPerSecond, gigabytes / partition.gigabytes),
    ),
    autoscale: (billed / 100) * prices.autoscaleHour + storage,
  };
}
