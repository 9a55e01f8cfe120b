// Promises 37 to 40: delivery.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { describe } from "mocha";
import { z } from "zod";
import { makeAppPackage } from "../../appPackage/app-package.ts";
import type { HttpParts } from "../../bot/http/http-parts.ts";
import { routeTable } from "../../bot/http/server.ts";
import { makeSbom } from "../../infra/sbom.ts";
import {
  AppPackageFixture,
  environment,
  faultsOf,
  manifestShape,
  type Manifest,
} from "../app-package/app-package-fixture.ts";
import { storedFiles } from "../app-package/stored-files.ts";
import { securityChecks } from "../infra/security.ts";
import { promise } from "./promise.ts";

const read = async (name: string): Promise<unknown> => JSON.parse(await readFile(name, "utf8"));

const locked = z.object({
  packages: z.record(
    z.string(),
    z.object({ hasInstallScript: z.boolean().optional(), integrity: z.string().optional() }),
  ),
});
const lockedPackages = async () => Object.entries(locked.parse(await read("package-lock.json")).packages);

const packageFile = z.object({
  allowScripts: z.record(z.string(), z.boolean()),
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});

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

describe("delivery", () => {
  promise(37, "every package is held to one version and its content", {}, async (trial) => {
    const { dependencies, devDependencies } = packageFile.parse(await read("package.json"));

    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      trial.tried();
      assert.match(version, /^\d+\.\d+\.\d+(-[\w.]+)?$/u, name);
    }
    for (const [place, { integrity }] of await lockedPackages()) {
      trial.tried();
      if (place !== "") assert.match(integrity ?? "", /^sha512-/u, place);
    }
  });

  promise(37, "no install script comes but those that package.json names", {}, async (trial) => {
    const { allowScripts } = packageFile.parse(await read("package.json"));
    const all = await lockedPackages();

    const withScript = all
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([place]) => place.replace(/^.*node_modules\//u, ""));

    trial.tried(all.length);
    assert.deepEqual([...new Set(withScript)].toSorted(), Object.keys(allowScripts).toSorted());
  });

  promise(
    37,
    "the bill of materials names what runs, with hashes, and is the same each time",
    { timeout: { short: 60_000, long: 60_000 } },
    async (trial) => {
      const text = await makeSbom();

      const { components } = bill.parse(JSON.parse(text));
      const names = new Set(components.map(({ name }) => name));
      trial.tried(components.length);
      for (const name of ["botbuilder", "@azure/cosmos", "restify", "react", "@microsoft/teams-js", "wouter"])
        assert.ok(names.has(name), name);
      for (const name of ["typescript", "mocha", "vite", "eslint", "playwright-core", "node", "prettier"])
        assert.ok(!names.has(name), name);
      for (const place of [process.cwd(), tmpdir()]) assert.equal(text.includes(place), false);
      assert.doesNotMatch(text, /file:|localhost|"timestamp"|"serialNumber"/u);
      assert.equal(await makeSbom(), text);
    },
  );

  for (const [what, check] of Object.entries(securityChecks))
    promise(38, what, {}, async (trial) => {
      trial.tried();
      await check();
    });

  promise(39, "the manifest passes its schema, and its pages are routes of the server", {}, async (trial) => {
    const zip = await makeAppPackage(environment);

    const text = storedFiles(zip).get("manifest.json")?.toString("utf8") ?? "";
    const { developer, publisherDocsUrl, validDomains } = manifestShape.parse(JSON.parse(text));
    const routes = routeTable({} as HttpParts);
    assert.deepEqual(validDomains, [environment.TAB_DOMAIN]);
    for (const address of [developer.privacyUrl, developer.termsOfUseUrl, publisherDocsUrl]) {
      trial.tried();
      const { host, pathname } = new URL(address);
      assert.equal(host, environment.TAB_DOMAIN);
      const route = routes.find(({ method, path }) => method === "GET" && path === pathname);
      assert.equal(route?.guard, "public", address);
    }
  });

  promise(39, "a manifest that Teams or the app would refuse is not packed", {}, async (trial) => {
    const commandIds: string[] = [];
    const fixture = await AppPackageFixture.create();
    await fixture.changeManifest(({ composeExtensions }) => {
      commandIds.push(...composeExtensions.flatMap(({ commands }) => commands.map(({ id }) => id)));
    });
    await fixture.remove();
    const rename = (id: string) => (manifest: Manifest) => {
      for (const command of manifest.composeExtensions.flatMap(({ commands }) => commands))
        if (command.id === id) command.id += "Two";
    };
    const foreign = "https://elsewhere.example.com/";
    const changes: Record<string, (manifest: Manifest) => void> = {
      ...Object.fromEntries(commandIds.map((id) => [`command ${id} of another id`, rename(id)])),
      "privacy page on another domain": ({ developer }) => (developer.privacyUrl = foreign),
      "terms on another domain": ({ developer }) => (developer.termsOfUseUrl = foreign),
      "no privacy page": ({ developer }) => (developer.privacyUrl = ""),
      "an unknown property": (manifest) => (manifest["colour"] = "green"),
      "a name that is too long": ({ name }) => (name.short = "C".repeat(31)),
      "an id that is no GUID": (manifest) => (manifest.id = "commonplace"),
      "links of a domain that is not its own": ({ composeExtensions }) =>
        composeExtensions[0]?.messageHandlers[0]?.value.domains.push("*.example.org"),
    };

    for (const [what, change] of Object.entries(changes)) {
      trial.tried();
      const changed = await AppPackageFixture.create();
      try {
        await changed.changeManifest(change);
        const faults = await faultsOf(makeAppPackage(environment, changed.folder));
        assert.ok(faults.length > 0, what);
      } finally {
        await changed.remove();
      }
    }
  });

  promise(
    40,
    "the package is the same, byte for byte, each time and in every time zone",
    { rounds: { short: 5, long: 100 } },
    async (trial) => {
      const first = await makeAppPackage(environment);
      const zones = ["UTC", "Pacific/Auckland", "America/Los_Angeles", "Asia/Kathmandu"];
      const before = process.env["TZ"];
      try {
        for (let round = 0; round < trial.rounds; round += 1) {
          process.env["TZ"] = zones[round % zones.length];
          trial.tried();
          assert.ok(first.equals(await makeAppPackage(environment)), process.env["TZ"]);
        }
      } finally {
        if (before === undefined) delete process.env["TZ"];
        else process.env["TZ"] = before;
      }
    },
  );
});
