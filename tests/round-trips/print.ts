// Prints what the use cases that matter ask of the store, and what that costs: npm run round-trips
// With -- --write it writes docs/costs.md.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { growLongLists } from "./long-lists.ts";
import { measureRows } from "./measure.ts";
import { costsFile, costsPage } from "./page.ts";

const page = await costsPage({
  ordinary: await measureRows(),
  long: await measureRows(await growLongLists()),
});
process.stdout.write(page);
if (process.argv.includes("--write")) {
  mkdirSync(path.dirname(costsFile), { recursive: true });
  writeFileSync(costsFile, page);
}
