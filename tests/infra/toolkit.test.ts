import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { parseEnv } from "node:util";
import { satisfies } from "semver";
import { parse } from "yaml";
import { z } from "zod";
import packageJson from "../../package.json" with { type: "json" };
import { isPacked } from "../../infra/package-server.ts";
import { deployCommonplace, settingsOf } from "./commonplace.ts";

const root = new URL("../../", import.meta.url);
const readText = (path: string) => readFile(new URL(path, root), "utf8");

const step = z.object({
  uses: z.string(),
  with: z.looseObject({
    manifestPath: z.string().optional(),
    args: z.string().optional(),
    templates: z
      .array(z.object({ path: z.string(), parameters: z.string(), deploymentName: z.string() }))
      .optional(),
  }),
  writeToEnvironmentFile: z.record(z.string(), z.string()).optional(),
});
type Step = z.infer<typeof step>;

const readSteps = async (stage: "provision" | "deploy" | "publish") =>
  z.object({ [stage]: z.array(step) }).parse(parse(await readText("teamsapp.yml")))[stage] ?? [];

/** What the Toolkit brings, or asks for before anything runs. */
const broughtByToolkit = ["TEAMSFX_ENV", "AZURE_SUBSCRIPTION_ID", "AZURE_RESOURCE_GROUP_NAME"];
const writtenByActions: Readonly<Record<string, readonly string[]>> = {
  // It makes the id of the permission when the manifest names it.
  "aadApp/update": ["AAD_APP_ACCESS_AS_USER_PERMISSION_ID"],
};
const namesIn = (text: string) => [...text.matchAll(/\$\{\{\s*(\w+)\s*\}\}/gu)].map(([, name = ""]) => name);

/** Names that a step needs: its own, and those of the files that it fills in. */
async function needsOf({ with: values }: Step): Promise<readonly string[]> {
  const files = [values.manifestPath, ...(values.templates ?? []).map(({ parameters }) => parameters)];
  const texts = await Promise.all(files.filter((file) => file !== undefined).map(readText));
  return [JSON.stringify(values), ...texts].flatMap(namesIn);
}

describe("teamsapp.yml", () => {
  it("gives every variable a value before it is needed", async () => {
    const { outputs } = await deployCommonplace();
    const committed = Object.entries(parseEnv(await readText("env/.env.dev")));
    const known = new Set([
      ...broughtByToolkit,
      ...committed.filter(([, value]) => value).map(([name]) => name),
    ]);

    for (const stage of ["provision", "deploy", "publish"] as const) {
      for (const each of await readSteps(stage)) {
        const own = writtenByActions[each.uses] ?? [];
        for (const name of await needsOf(each))
          assert.ok(known.has(name) || own.includes(name), `${each.uses}: ${name}`);
        const written =
          each.uses === "arm/deploy"
            ? Object.keys(outputs)
            : Object.values(each.writeToEnvironmentFile ?? {});
        for (const name of [...own, ...written]) known.add(name);
      }
    }
  });

  it("keeps a place in env/.env.dev for everything that is written, and for nothing else", async () => {
    const { outputs } = await deployCommonplace();
    const steps = [
      ...(await readSteps("provision")),
      ...(await readSteps("deploy")),
      ...(await readSteps("publish")),
    ];
    const written = steps.flatMap(({ uses, writeToEnvironmentFile }) => [
      ...(writtenByActions[uses] ?? []),
      ...Object.values(writeToEnvironmentFile ?? {}),
    ]);

    const places = Object.keys(parseEnv(await readText("env/.env.dev")));

    const expected = [...broughtByToolkit, "APP_NAME_SUFFIX", ...written, ...Object.keys(outputs)];
    assert.deepEqual(places.sort(), [...new Set(expected)].sort());
  });

  it("deploys files that exist", async () => {
    const [arm, ...others] = (await readSteps("provision")).filter(({ uses }) => uses === "arm/deploy");

    assert.deepEqual(others, []);
    for (const { path, parameters } of arm?.with.templates ?? [])
      assert.ok([path, parameters].every((file) => existsSync(new URL(file, root))));
  });

  it("builds with every tool, and uploads what is gathered without them", async () => {
    const steps = await readSteps("deploy");

    assert.deepEqual(
      steps.map(({ uses, with: { args } }) => args ?? uses),
      ["ci", "run build", "run package:server", "azureAppService/zipDeploy"],
    );
  });
});

describe("the address of the sign-in application", () => {
  it("is the same for Entra, for Teams and for the server", async () => {
    const deployment = await deployCommonplace();
    const settings = settingsOf(deployment);
    const variables: Readonly<Record<string, unknown>> = { ...settings, ...deployment.outputs };
    const fill = (text: string) =>
      text.replace(/\$\{\{(\w+)\}\}/gu, (_, name: string) => String(variables[name]));

    const application = z.object({ identifierUris: z.array(z.string()) });
    const app = z.object({ webApplicationInfo: z.object({ resource: z.string() }) });
    const { identifierUris } = application.parse(JSON.parse(await readText("appPackage/aad.manifest.json")));
    const { webApplicationInfo } = app.parse(JSON.parse(await readText("appPackage/manifest.json")));

    assert.deepEqual(identifierUris.map(fill), [settings["AAD_APP_ID_URI"]]);
    assert.equal(fill(webApplicationInfo.resource), settings["AAD_APP_ID_URI"]);
  });
});

describe("the Node that package.json asks for", () => {
  it("is one that runs TypeScript as it is, as the web app's and the bundled one do", async () => {
    const nodes = [`${(await readText(".nvmrc")).trim()}.0.0`, packageJson.devDependencies.node];

    assert.ok(nodes.every((version) => satisfies(version, packageJson.engines.node)));
    for (const without of ["20.20.2", "22.17.1"])
      assert.ok(!satisfies(without, packageJson.engines.node), without);
  });
});

describe("the package of the server", () => {
  const left = (paths: readonly string[]) => paths.filter(isPacked);

  it("holds what runs, and the licences", () => {
    const needed = [
      "package.json",
      "bot/main.ts",
      "bot/operator/back-up-records.ts",
      "bot/http/pages/start.html",
      "dist/tab/index.html",
      "node_modules/zod/index.js",
      "node_modules/zod/LICENSE",
      "node_modules/botbuilder/node_modules/zod/index.cjs",
    ];

    assert.deepEqual(left(needed), needed);
  });

  it("leaves out what only developers, compilers and debuggers read", () => {
    const strangers = [
      "bot/dev/dev.ts",
      "dist/tab/assets/index-1.js.map",
      "node_modules/@types/node/index.json",
      "node_modules/botbuilder/src/index.ts",
      "node_modules/botbuilder/node_modules/zod/index.d.cts",
      "node_modules/dtrace-provider/src/dtrace_probe.cc",
      "node_modules/zod/index.d.ts",
      "node_modules/zod/index.js.map",
    ];

    assert.deepEqual(left(strangers), []);
  });
});
