// The page of costs: what the use cases that matter ask of the store, and what that costs.
import path from "node:path";
import { format, resolveConfig } from "prettier";
import { tipLength } from "../use-cases/app.ts";
import { budgets, type RowName } from "./budgets.ts";
import { assumptions, costOf, partition, prices, unitsPerDay, type Cost } from "./cost.ts";
import { longLists } from "./long-lists.ts";
import type { Row } from "./measure.ts";

export const costsFile = path.resolve(import.meta.dirname, "../../docs/costs.md");

const scales = [10, 1_000, 100_000];

const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 3 });
const tenths = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const aligned = heads.map((_, index) => (index === 0 ? "---" : "---:"));
  return [line(heads), line(aligned), ...rows.map(line)].join("\n");
}

/** As the page shows it. */
export const budgetOf = (name: RowName): string =>
  `${whole.format(budgets[name].requests)} / ${whole.format(budgets[name].rounds)}`;

export interface Measurements {
  readonly ordinary: readonly Row[];
  /** Where every list is long. */
  readonly long: readonly Row[];
}

const measured = ({ requests, rounds }: Row) => `${whole.format(requests)} / ${whole.format(rounds)}`;

const useCaseTable = ({ ordinary, long }: Measurements) =>
  table(
    ["use case", "at most", "long lists", "ordinary", "request units", "largest item, bytes", "a day"],
    ordinary.map((row, index) => [
      row.name,
      budgetOf(row.name),
      ...long.slice(index, index + 1).map(measured),
      measured(row),
      tenths.format(row.units),
      whole.format(row.largestItem),
      String(budgets[row.name].perDay),
    ]),
  );

const costRow = (cost: Cost) => [
  whole.format(cost.communities),
  short.format(cost.millionUnits),
  short.format(cost.gigabytes),
  short.format(cost.peak),
  cost.serverless === undefined ? "too busy for it" : `$${short.format(cost.serverless)}`,
  `$${short.format(cost.autoscale)} (up to ${whole.format(cost.autoscaleUpTo)} RU/s)`,
  whole.format(cost.partitions),
];

const costTable = (rows: readonly Row[], bytesOfTip: number) =>
  table(
    [
      "communities",
      "million RU a month",
      "GB",
      "RU in the busiest second",
      "serverless",
      "autoscale",
      "physical partitions",
    ],
    scales.map((communities) => costRow(costOf(communities, rows, bytesOfTip))),
  );

/** The whole page, formatted as the project's Markdown is. */
export async function costsPage(measurements: Measurements): Promise<string> {
  const rows = measurements.ordinary;
  const bytesOfTip = rows.find(({ name }) => name === "save in the tab")?.largestItem ?? 0;
  const { peoplePerCommunity, tipsPerCommunity, workingDays, workingHours, peakFactor, storageFactor } =
    assumptions;
  const text = `# What the app asks of Cosmos DB, and what that costs

This page is generated: \`npm run round-trips -- --write\`.
The budgets stand in \`tests/round-trips/budgets.ts\`, and \`npm test\` fails when one is exceeded.

## What is measured

Each use case runs over the tab's API or the bot, on the Cosmos DB adapter against the strict fake of its server, twice:

- where every list is long, which the budgets are about: a person in ${longLists.communities} communities, one of these with ${longLists.tips} tips, ${longLists.problems} problems, ${longLists.stories} stories and a full board;
- in an ordinary world, which the costs are about: a person in 3 communities, one of these with 25 tips.

What the columns say:

- **At most**, **long lists** and **ordinary** are requests / rounds: requests are calls to the store, each of one record or one partition; rounds are how often an answer is waited for, because what is asked side by side is one wait.
- Rosters are known beforehand, and the search index is filled.
- **Request units** are estimates.
  Reading and writing follow Microsoft's table by size of item; reading counts twice because the account is Strong.
  A query is taken for 2.5 RU (twice) and its documents, an index for half an RU to write, a change for two writes (\`tests/records/fake-cosmos/request-units.ts\`).
  \`npm run test:cosmos\` measures them on a real account.
- **A day** is an assumption of how often a community of ${peoplePerCommunity} people does it on a working day.

${useCaseTable(measurements)}

## What it costs

By these figures a community uses ${whole.format(unitsPerDay(rows))} RU on a working day.
It has ${tipsPerCommunity} tips of ${whole.format(tipLength)} characters, ${whole.format(bytesOfTip)} bytes each as a document; indexes and everything else make it ${storageFactor} times as much.
A month has ${workingDays} working days of ${workingHours} hours, and the busiest second is ${peakFactor} times the mean.

${costTable(rows, bytesOfTip)}

Prices in US dollars: $${prices.millionUnits} for a million RU (serverless), $${prices.autoscaleHour} for 100 RU/s in an hour (autoscale), $${prices.gigabyteMonth} for a GB and month (East US, November 2026).
Look them up again before they decide something.

Not in these figures: a second region and availability zones (each costs its share again), continuous backup beyond seven days, the free tier, the sweep of the outbox (about 3 RU for each physical partition and sweep), and each instance reading a community once to fill its index.

A physical partition gives ${whole.format(partition.unitsPerSecond)} RU/s and ${partition.gigabytes} GB at most, and all get an equal share of the range.
Communities and people spread over them ([why](decisions/partition-key.md)), so one organisation can use all that it pays for.
One community lies on one of them: its busiest second is far below what that gives.
`;
  return format(text, { ...(await resolveConfig(import.meta.filename)), parser: "markdown" });
}
