// The tables as CONTRIBUTING.md shows them, between two marks.
import { format, resolveConfig } from "prettier";
import { assumptions, costOf, prices, unitsPerDay, type Cost } from "./cost.ts";
import type { Row } from "./measure.ts";
import { tipLength } from "./measured-app.ts";
import { useCases } from "./use-cases.ts";

const marks = ["<!-- npm run round-trips -- --write -->", "<!-- end of round-trips -->"] as const;

const scales = [10, 1_000, 100_000];

const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 3 });
const tenths = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(heads), line(heads.map((_, index) => (index === 0 ? "---" : "---:"))), ...rows.map(line)].join(
    "\n",
  );
}

const useCaseTable = (rows: readonly Row[]) =>
  table(
    ["use case", "requests", "after access", "rounds", "request units", "largest item, bytes", "a day"],
    rows.map((row) => [
      row.name,
      String(row.requests),
      String(row.afterAccess),
      String(row.rounds),
      tenths.format(row.units),
      whole.format(row.largestItem),
      String(useCases[row.name].perDay),
    ]),
  );

const costRow = (cost: Cost) => [
  whole.format(cost.communities),
  short.format(cost.millionUnits),
  short.format(cost.gigabytes),
  short.format(cost.peak),
  cost.serverless === undefined ? "too busy for it" : `$${short.format(cost.serverless)}`,
  `$${short.format(cost.autoscale)} (up to ${whole.format(cost.autoscaleUpTo)} RU/s)`,
];

const costTable = (rows: readonly Row[], bytesOfTip: number) =>
  table(
    ["communities", "million RU a month", "GB", "RU in the busiest second", "serverless", "autoscale"],
    scales.map((communities) => costRow(costOf(communities, rows, bytesOfTip))),
  );

/** Both tables with their assumptions, formatted as the project's Markdown is. */
export async function pageOf(rows: readonly Row[]): Promise<string> {
  const bytesOfTip = rows.find(({ name }) => name === "open a tip")?.largestItem ?? 0;
  const { peoplePerCommunity, tipsPerCommunity, workingDays, workingHours, peakFactor, storageFactor } =
    assumptions;
  const text = `
${useCaseTable(rows)}

A community of ${peoplePerCommunity} people does this so often on a working day as the last column says: ${whole.format(unitsPerDay(rows))} RU. It has ${tipsPerCommunity} tips of ${whole.format(tipLength)} characters, ${whole.format(bytesOfTip)} bytes each as a document; indexes and everything else make it ${storageFactor} times as much. A month has ${workingDays} working days of ${workingHours} hours, the busiest second ${peakFactor} times the load of the mean one.

${costTable(rows, bytesOfTip)}

Prices in US dollars: $${prices.millionUnits} for a million RU (serverless), $${prices.autoscaleHour} for 100 RU/s in an hour (autoscale), $${prices.gigabyteMonth} for a GB and month.
`;
  return (await format(text, { ...(await resolveConfig(import.meta.filename)), parser: "markdown" })).trim();
}

/** The document with this page between its marks. */
export function withPage(document: string, page: string): string {
  const [begin, end] = marks;
  const from = document.indexOf(begin);
  const to = document.indexOf(end);
  if (from < 0 || to < from) throw new Error("The document has no marks to put the page between.");
  return `${document.slice(0, from)}${begin}\n\n${page}\n\n${document.slice(to)}`;
}
