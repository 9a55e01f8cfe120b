import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { z } from "zod";
import { makeSbom } from "../../infra/sbom.ts";

const bill = z.object({
  bomFormat: z.literal("CycloneDX"),
  components: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      hashes: z.array(z.object({ alg: z.literal("SHA-512"), content: z.string() })).min(1),
    }),
  ),
});

describe("the software bill of materials", function () {
  this.timeout(60_000);

  let text: string;
  let names: string[];

  before(async () => {
    text = await makeSbom();
    names = bill.parse(JSON.parse(text)).components.map(({ name }) => name);
  });

  it("names what the server runs on and what the tab is built from, each with its hash", () => {
    for (const name of ["botbuilder", "@azure/cosmos", "restify", "react", "@microsoft/teams-js", "wouter"])
      assert.ok(names.includes(name), name);
  });

  it("names no tool of development", () => {
    for (const name of ["typescript", "mocha", "vite", "eslint", "playwright-core", "node", "prettier"])
      assert.ok(!names.includes(name), name);
  });

  it("says nothing of the machine it was made on, nor when", async () => {
    assert.equal(text.includes(process.cwd()), false);
    assert.equal(text.includes(tmpdir()), false);
    assert.doesNotMatch(text, /file:|localhost|"timestamp"|"serialNumber"/u);
    assert.equal(await makeSbom(), text);
  });
});

describe("the lock file", () => {
  const locked = z.object({
    packages: z.record(
      z.string(),
      z.object({
        hasInstallScript: z.boolean().optional(),
        integrity: z.string().optional(),
      }),
    ),
  });

  const read = async (name: string): Promise<unknown> => JSON.parse(await readFile(name, "utf8"));
  const packages = async () => Object.entries(locked.parse(await read("package-lock.json")).packages);

  it("brings no install script that package.json does not name, and package.json names no other", async () => {
    const named = z.object({ allowScripts: z.record(z.string(), z.boolean()) });
    const { allowScripts } = named.parse(await read("package.json"));

    const withScript = (await packages())
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([place]) => place.replace(/^.*node_modules\//u, ""));

    assert.deepEqual([...new Set(withScript)].toSorted(), Object.keys(allowScripts).toSorted());
  });

  it("holds every package to its content", async () => {
    for (const [place, { integrity }] of await packages()) {
      if (place !== "") assert.match(integrity ?? "", /^sha512-/u, place);
    }
  });
});
