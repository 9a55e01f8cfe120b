// `npm run records:erase`: removes everything that a store keeps of one tenant.
import process from "node:process";
import { z } from "zod";
import { maxPageSize } from "../records/records.ts";
import { runCommand, WrongInputError } from "./command.ts";
import { Progress } from "./progress.ts";
import { askExisting, nameOf, openStore } from "./stores.ts";

const usage = `Usage: npm run records:erase -- --in <location> --tenant <id> --confirm <the same id again>

  <location>  sqlite:<file> or cosmos:<endpoint>/<database>/<container>

Removes every record of the tenant for good: communities, people's own things, and the marks of what was removed
earlier. Take the tenant off TENANT_IDS and stop the server first. If it is ended, run it again: it goes on. Copies
elsewhere are not reached: backups, search indexes, logs.

In Azure it works as whoever ran "az login"; that account needs the role Cosmos DB Built-in Data Contributor. For a
Cosmos DB server on this machine set COSMOS_KEY.

Ends with 0 when nothing is left, 1 when something failed, 2 when what was typed is wrong.
`;

const guid = z.guid().transform((id) => id.toLowerCase());

await runCommand({
  usage,
  options: ["in", "tenant", "confirm"],
  work: async (ask) => {
    const location = askExisting(ask, "in");
    const tenant = guid.safeParse(ask("tenant")).data;
    if (tenant === undefined)
      throw new WrongInputError("--tenant is wrong: it is the id of a tenant (a GUID).");
    if (guid.safeParse(ask("confirm")).data !== tenant)
      throw new WrongInputError("--confirm is not the same id as --tenant. Nothing was erased.");

    const progress = new Progress(
      (line) => process.stderr.write(line),
      () => performance.now(),
    );
    const store = await openStore(location, new Date());
    try {
      let erased = 0;
      // The last answer says that it looked and found nothing.
      for (let count = 1; count > 0; erased += count) {
        count = await store.purge(tenant, maxPageSize);
        progress.deliver("erased", erased + count);
      }
      console.log(`Erased: ${erased}. Nothing of tenant ${tenant} is left in ${nameOf(location)}.`);
      return true;
    } finally {
      await store.close();
    }
  },
});
