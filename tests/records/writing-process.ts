// A process of its own for the tests: `writing-process.ts <file> <scope> <steps> <counts>`. After each step and each
// count it has been answered, it writes a line.
import { writeSync } from "node:fs";
import { z } from "zod";
import type { Scope } from "../../bot/records/records.ts";
import { openSqliteRecords } from "../../bot/records/sqlite/open.ts";
import { tenant } from "./contract/subject.ts";
import { countUp, takeStep } from "./writing-steps.ts";

const scopeArgument = z.custom<Scope>((value) => typeof value === "string" && value.startsWith("community:"));
const [, , file, scope, steps, counts] = z
  .tuple([z.string(), z.string(), z.string(), scopeArgument, z.coerce.number(), z.coerce.number()])
  .parse(process.argv);

const store = await openSqliteRecords({ file, now: () => new Date() });
for (let step = 0; step < Math.max(steps, counts); step += 1) {
  if (step < steps) await takeStep(store, scope, step);
  if (step < counts) await countUp(store.forTenant(tenant), "tenant");
  writeSync(1, `${step}\n`);
}
await store.close();
