import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { parseEnv } from "node:util";
import { parse } from "yaml";
import { z } from "zod";
import { hostClientIds } from "../../bot/http/authentication/entra-tokens.ts";

const root = new URL("../../", import.meta.url);
const readText = (path: string) => readFile(new URL(path, root), "utf8");

const step = z.object({
  uses: z.string(),
  with: z.record(z.string(), z.unknown()),
  writeToEnvironmentFile: z.record(z.string(), z.string()).optional(),
});
const toolkitFile = z.object({
  version: z.string(),
  environmentFolderPath: z.string(),
  provision: z.array(step),
  deploy: z.array(step).default([]),
  publish: z.array(step).default([]),
});

/** Variables that the Toolkit itself brings. */
const builtIn = ["TEAMSFX_ENV"];

const namesIn = (text: string) => [...text.matchAll(/\$\{\{\s*(\w+)\s*\}\}/gu)].map(([, name = ""]) => name);

for (const [path, environmentName] of [
  ["teamsapp.yml", "dev"],
  ["teamsapp.local.yml", "local"],
] as const) {
  describe(path, () => {
    const readSteps = async () => {
      const file = toolkitFile.parse(parse(await readText(path)));
      return [...file.provision, ...file.deploy, ...file.publish];
    };

    it("reads and writes files that exist or that are made on the way", async () => {
      const steps = await readSteps();

      const paths = steps.flatMap((entry) => Object.entries(entry.with));
      for (const [key, value] of paths) {
        if (key === "manifestPath") assert.ok(existsSync(new URL(String(value), root)), String(value));
        if (/^(appPackagePath|output\w+)$/u.test(key))
          assert.match(String(value), /^\.\/appPackage\/build(\/|$)/u);
        if (key === "target") assert.match(String(value), /^\.\/(\.data\/|env\/\.env\.local$)/u);
      }
    });

    it("uses only variables that the environment has or an earlier step writes", async () => {
      const steps = await readSteps();
      const known = new Set([
        ...builtIn,
        ...Object.keys(parseEnv(await readText(`env/.env.${environmentName}`))),
      ]);

      for (const entry of steps) {
        for (const name of namesIn(JSON.stringify(entry.with)))
          assert.ok(known.has(name), `${entry.uses}: ${name}`);
        for (const name of Object.values(entry.writeToEnvironmentFile ?? {})) known.add(name);
        if (entry.uses === "file/createOrUpdateEnvironmentFile") {
          for (const name of Object.keys(z.looseObject({}).parse(entry.with["envs"]))) known.add(name);
        }
      }
    });

    it("keeps every secret under a name that the Toolkit hides", async () => {
      const steps = await readSteps();

      const secrets = steps.flatMap(
        ({ writeToEnvironmentFile }) => writeToEnvironmentFile?.["clientSecret"] ?? [],
      );
      assert.ok(secrets.every((name) => name.startsWith("SECRET_")));
    });
  });
}

describe("the committed environments", () => {
  for (const name of ["local", "dev"]) {
    it(`hold no secret: ${name}`, async () => {
      const variables = parseEnv(await readText(`env/.env.${name}`));

      assert.equal(variables["TEAMSFX_ENV"], name);
      assert.deepEqual(
        Object.keys(variables).filter((key) => /SECRET|PASSWORD|KEY|TOKEN/u.test(key)),
        [],
      );
    });
  }
});

describe("aad.manifest.json", () => {
  it("lets Teams' own clients, and only these, ask for access_as_user without consent", async () => {
    const shape = z.object({
      signInAudience: z.string(),
      api: z.object({
        requestedAccessTokenVersion: z.number(),
        oauth2PermissionScopes: z.array(z.object({ value: z.string(), id: z.string() })),
        preAuthorizedApplications: z.array(
          z.object({ appId: z.string(), delegatedPermissionIds: z.array(z.string()) }),
        ),
      }),
    });

    const { api, signInAudience } = shape.parse(JSON.parse(await readText("appPackage/aad.manifest.json")));

    const ids = api.oauth2PermissionScopes.map(({ id }) => id);
    assert.equal(signInAudience, "AzureADMyOrg");
    assert.equal(api.requestedAccessTokenVersion, 2);
    assert.deepEqual(
      api.oauth2PermissionScopes.map(({ value }) => value),
      ["access_as_user"],
    );
    assert.deepEqual(
      api.preAuthorizedApplications,
      hostClientIds.map((appId) => ({ appId, delegatedPermissionIds: ids })),
    );
  });

  it("has the address for which the app package asks tokens", async () => {
    const application = z.object({ identifierUris: z.array(z.string()) });
    const manifest = z.object({ webApplicationInfo: z.object({ resource: z.string() }) });

    const { identifierUris } = application.parse(JSON.parse(await readText("appPackage/aad.manifest.json")));
    const { webApplicationInfo } = manifest.parse(JSON.parse(await readText("appPackage/manifest.json")));

    assert.deepEqual(identifierUris, [webApplicationInfo.resource]);
  });
});

describe(".m365agentsplayground.yml", () => {
  const person = z.strictObject({
    id: z.guid(),
    name: z.string(),
    userPrincipleName: z.string(),
    aadObjectId: z.guid(),
    givenName: z.string(),
    surname: z.string(),
    email: z.string().endsWith("@example.com"),
  });
  const place = z.strictObject({ id: z.string(), name: z.string() });
  /** As strict as the Playground, which ends without a word, and stricter about ids. */
  const playgroundFile = z.strictObject({
    version: z.literal("0.1.1"),
    tenantId: z.guid(),
    bot: z.strictObject({ id: z.guid(), name: z.string().max(42) }),
    currentUser: person,
    users: z.array(person).length(5),
    personalChat: z.strictObject({ id: z.string() }),
    groupChat: place,
    team: place.extend({ aadGroupId: z.guid(), channels: z.array(place).max(1) }),
  });

  const read = async () => playgroundFile.parse(parse(await readText(".m365agentsplayground.yml")));

  it("gives everybody one id, which is their object id too", async () => {
    const { currentUser, users } = await read();

    const people = [currentUser, ...users];
    assert.ok(people.every(({ id, aadObjectId }) => id === aadObjectId));
    assert.equal(new Set(people.map(({ id }) => id)).size, 6);
  });

  it("gives every place an id of its own, written as Teams writes it", async () => {
    const { team, groupChat, personalChat } = await read();

    const ids = [team.id, ...team.channels.map(({ id }) => id), groupChat.id, personalChat.id];
    assert.equal(new Set(ids).size, 4);
    assert.match(team.id, /^19:[\w-]+@thread\.tacv2$/u);
    assert.match(groupChat.id, /^19:[\w-]+@thread\.v2$/u);
  });
});
