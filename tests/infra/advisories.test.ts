import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { satisfies } from "semver";
import { z } from "zod";

const lockFile = z.object({
  packages: z.record(z.string(), z.object({ version: z.string().optional() })),
});
const advisoryList = z.array(z.object({ package: z.string(), range: z.string(), id: z.string() }));
type Advisory = z.infer<typeof advisoryList>[number];

const read = async (name: string): Promise<unknown> => JSON.parse(await readFile(name, "utf8"));

/** Advisories that a package of the lock file falls under, as `name@version: id`. */
function findingsIn(packages: z.infer<typeof lockFile>["packages"], advisories: readonly Advisory[]) {
  return Object.entries(packages).flatMap(([folder, { version = "0.0.0" }]) => {
    const name = folder.slice(folder.lastIndexOf("node_modules/") + "node_modules/".length);
    return advisories
      .filter((one) => one.package === name && satisfies(version, one.range))
      .map(({ id }) => `${name}@${version}: ${id}`);
  });
}

// `npm audit` asks a registry, which may not answer where tests run. This list is what was known when it was written.
describe("the advisories of infra/advisories.json", () => {
  it("concern no package that is installed", async () => {
    const { packages } = lockFile.parse(await read("package-lock.json"));
    const advisories = advisoryList.parse(await read("infra/advisories.json"));

    assert.deepEqual(findingsIn(packages, advisories), []);
  });

  it("are noticed in any folder of the lock file", () => {
    const packages = { "node_modules/a/node_modules/@b/c": { version: "1.2.3" } };
    const advisories = [{ package: "@b/c", range: "<1.3.0", id: "CVE-1" }];

    assert.deepEqual(findingsIn(packages, advisories), ["@b/c@1.2.3: CVE-1"]);
  });
});
