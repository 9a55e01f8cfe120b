// `npm run records:copy`: brings the records of one store to another and proves that they arrived.
import process from "node:process";
import { compareAll, isEqual, surplusOf } from "./comparing.ts";
import type { Compared } from "./comparing.ts";
import { runCommand, WrongInputError } from "./command.ts";
import { copyAll } from "./copying.ts";
import { Progress } from "./progress.ts";
import { areSame, askExisting, askLocation, openStore } from "./stores.ts";

const usage = `Usage: npm run records:copy -- --from <location> --to <location>

  <location>  sqlite:<file> or cosmos:<endpoint>/<database>/<container>

Copies the records of all tenants, then reads both stores and compares them: how many there are of each tenant, and a
hash of each record. Stop the server first. If it is ended, or the source has changed meanwhile, run it again: it goes
on, and brings what is older in the target up to date. It never writes over what is newer in the target, brings back
nothing that was removed there since, and removes nothing there; such records are counted as differences.

In Azure it works as whoever ran "az login"; that account needs the role Cosmos DB Built-in Data Contributor. For a
Cosmos DB server on this machine set COSMOS_KEY.

Ends with 0 when both are equal, 1 when they differ or something failed, 2 when what was typed is wrong.
`;

await runCommand({
  usage,
  options: ["from", "to"],
  work: async (ask) => {
    const from = askExisting(ask, "from");
    const to = askLocation(ask, "to");
    if (areSame(from, to)) throw new WrongInputError("--from and --to are the same store.");

    const at = new Date();
    const progress = new Progress(
      (line) => process.stderr.write(line),
      () => performance.now(),
    );
    const source = await openStore(from, at);
    try {
      const target = await openStore(to, at);
      try {
        const { written, same, replaced, kept } = await copyAll(source, target, progress);
        console.log(
          `Copied: ${written} written, ${replaced} brought up to date, ${same} there already, ${kept} left alone.`,
        );
        return report(await compareAll(source, target, progress));
      } finally {
        await target.close();
      }
    } finally {
      await source.close();
    }
  },
});

/** Counts only: what a record holds is shown nowhere. */
function report(tenants: ReadonlyMap<string, Compared>): boolean {
  const different = [...tenants].filter(([, compared]) => !isEqual(compared));
  for (const [tenantId, compared] of different) {
    const { source, target, missing } = compared;
    console.log(
      `Tenant ${tenantId}: ${source} in the source, ${target} in the target; ${missing} missing there, ${compared.different} different, ${surplusOf(compared)} there only.`,
    );
  }
  const count = [...tenants.values()].reduce((sum, { source }) => sum + source, 0);
  const of = `${count} records of ${tenants.size} ${tenants.size === 1 ? "tenant" : "tenants"}`;
  console.log(
    different.length === 0
      ? `Compared: ${of}, and all are equal.`
      : `Compared: ${of}, and ${different.length} of the tenants differ. If the source has changed meanwhile, run it again. Otherwise the target was in use: erase the tenant there (records:erase), or keep what it has.`,
  );
  return different.length === 0;
}
