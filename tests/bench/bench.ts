// Runs the benchmarks: npm run bench -- [turns api records search community tab] [--texts=20000] [--profiles=folder]
// Figures of a machine drift; ratios to the floor, measured in turns with it, hold. Nothing here passes or fails.
import { parseArgs } from "node:util";
import { apiBench } from "./api.bench.ts";
import { communityBench } from "./community.bench.ts";
import { recordsBench } from "./records.bench.ts";
import { searchBench } from "./search.bench.ts";
import { tabBench } from "./tab.bench.ts";
import { turnsBench } from "./turns.bench.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { texts: { type: "string", default: "5000" }, profiles: { type: "string" } },
});

const benches = {
  turns: () => turnsBench(values.profiles),
  api: () => apiBench(values.profiles),
  records: recordsBench,
  search: () => searchBench(Number(values.texts)),
  community: communityBench,
  tab: tabBench,
};

const isKnown = (name: string): name is keyof typeof benches => Object.hasOwn(benches, name);
const unknown = positionals.filter((name) => !isKnown(name));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(", ")}. Choose from: ${Object.keys(benches).join(", ")}.`);
  process.exit(1);
}
const chosen =
  positionals.length > 0 ? positionals.filter(isKnown) : (Object.keys(benches) as (keyof typeof benches)[]);
for (const name of chosen) await benches[name]();
