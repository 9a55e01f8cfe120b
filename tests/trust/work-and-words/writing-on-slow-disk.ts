// A process of its own, whose disk is slow: `writing-on-slow-disk.ts <file>`. Says how long some writes in a row took and
// for how long they held the event loop, in milliseconds.
import { openSqliteRecords } from "../../../bot/records/sqlite/open.ts";
import { longestHold } from "../../event-loop.ts";
import { create, tenant } from "../../records/contract/subject.ts";

const store = await openSqliteRecords({ file: process.argv[2] ?? "", now: () => new Date() });
const records = store.forTenant(tenant);
const startedAt = performance.now();
const hold = await longestHold(async () => {
  for (const id of ["one", "two", "three"]) await create(records, { id });
});
process.stdout.write(JSON.stringify([performance.now() - startedAt, hold]));
await store.close();
