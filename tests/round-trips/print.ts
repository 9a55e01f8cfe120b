// Prints what each use case asks of the store, and what that costs: npm run round-trips
// With -- --write it puts the tables into CONTRIBUTING.md, whose test holds it to them.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { measureAll } from "./measure.ts";
import { pageOf, withPage } from "./page.ts";

const page = await pageOf(await measureAll());
process.stdout.write(`${page}\n`);
if (process.argv.includes("--write")) {
  const file = path.resolve(import.meta.dirname, "../../CONTRIBUTING.md");
  writeFileSync(file, withPage(readFileSync(file, "utf8"), page));
}
