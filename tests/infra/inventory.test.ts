import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { z } from "zod";
import { declarationsOf } from "./bicep/declarations.ts";
import { namesIn } from "./bicep/deployment.ts";
import { readBicep } from "./bicep/syntax.ts";
import { deployCommonplace, infraFolder, withEverything } from "./commonplace.ts";

const filesBelow = async () => {
  const paths = await readdir(infraFolder, { recursive: true });
  return paths.filter((path) => path.endsWith(".bicep")).map((path) => new URL(path, infraFolder));
};

describe("the files of infra/", () => {
  it("are all used, and fit together", async () => {
    const deployments = await Promise.all(withEverything.map(deployCommonplace));

    const used = new Set(deployments.flatMap(({ files }) => [...files]));
    assert.deepEqual([...used].sort(), (await filesBelow()).map(({ pathname }) => pathname).sort());
  });

  it("describe every parameter and output", async () => {
    for (const file of await filesBelow()) {
      const { parameters, outputs } = declarationsOf(await readBicep(file));

      for (const [name, { decorators }] of [...parameters, ...outputs])
        assert.ok((decorators.get("description")?.[0]?.text.length ?? 0) > 5, `${file.pathname}: ${name}`);
    }
  });

  it("use every parameter and variable that they declare", async () => {
    for (const file of await filesBelow()) {
      const declared = declarationsOf(await readBicep(file));
      const { parameters, variables, resources, modules, outputs } = declared;
      const used = new Set(
        [...variables, ...resources, ...modules, ...outputs].flatMap(([, { value }]) => namesIn(value)),
      );

      for (const name of [...parameters.keys(), ...variables.keys()])
        assert.ok(used.has(name), `${file.pathname}: ${name}`);
    }
  });

  it("name resources so that Azure takes the names, however long the environment's name may be", async () => {
    const deployments = await Promise.all(
      withEverything.map((chosen) => deployCommonplace({ ...chosen, environmentName: "Twelve-Chars" })),
    );

    for (const { type, name } of deployments.flatMap(({ resources }) => resources)) {
      assert.ok(name.length <= (longest[type] ?? 60), `${type}: ${name}`);
      if (type.startsWith("Microsoft.DocumentDB")) assert.equal(name, name.toLowerCase());
    }
  });

  it("give two environments in one resource group nothing in common", async () => {
    const [dev, test] = await Promise.all(
      ["dev", "test"].map((environmentName) => deployCommonplace({ environmentName })),
    );

    const ids = new Set(dev?.resources.map(({ id }) => id));
    assert.deepEqual(
      test?.resources.filter(({ id }) => ids.has(id)),
      [],
    );
  });
});

/** https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules; the bot's from `az bot`. */
const longest: Readonly<Record<string, number>> = {
  "Microsoft.BotService/botServices": 42,
  "Microsoft.DocumentDB/databaseAccounts": 44,
  "Microsoft.Web/serverfarms": 40,
  "Microsoft.Insights/metricAlerts": 260,
  "Microsoft.Network/privateEndpoints": 64,
  "Microsoft.OperationalInsights/workspaces": 63,
  // The app's name is in it, and those of its host.
  "Microsoft.Web/sites/hostNameBindings": 260,
  "Microsoft.Cdn/profiles/afdEndpoints": 46,
  "Microsoft.Cdn/profiles/afdEndpoints/routes": 260,
};

describe("main.parameters.json", () => {
  it("gives every parameter that has no default, and none that is not there", async () => {
    const shape = z.object({ parameters: z.record(z.string(), z.strictObject({ value: z.string() })) });
    const text = await readFile(new URL("main.parameters.json", infraFolder), "utf8");

    const given = Object.keys(shape.parse(JSON.parse(text)).parameters);

    const { parameters } = declarationsOf(await readBicep(new URL("main.bicep", infraFolder)));
    const needed = [...parameters].filter(([, { defaultValue }]) => defaultValue === undefined);
    assert.ok(given.every((name) => parameters.has(name)));
    assert.deepEqual(
      needed.map(([name]) => name).filter((name) => !given.includes(name)),
      [],
    );
  });
});
