import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import type { HttpParts } from "../../bot/http/http-parts.ts";
import { routeTable } from "../../bot/http/server.ts";
import { isBag, type Bag } from "./bicep/expression.ts";
import { deployCommonplace, getOnly, infraFolder, propertiesOf, settingsOf } from "./commonplace.ts";

const bag = (value: unknown): Bag => (isBag(value) ? value : {});
const pick = (from: Bag, like: Bag) =>
  Object.fromEntries(Object.keys(like).map((name) => [name, from[name]]));

/** What runs or is asked; the rest only holds something together. */
const watched = [
  "Microsoft.BotService/botServices",
  "Microsoft.DocumentDB/databaseAccounts",
  "Microsoft.Web/serverfarms",
  "Microsoft.Web/sites",
];

/** They hold addresses, queries or partition keys: who opened, searched or did what. */
const tooCurious = [
  "AppServiceHTTPLogs",
  "AppServiceIPSecAuditLogs",
  "DataPlaneRequests",
  "PartitionKeyRUConsumption",
  "PartitionKeyStatistics",
  "QueryRuntimeStatistics",
];

/** What the deployed resources must be like, each as a check that throws. */
export const securityChecks: Readonly<Record<string, () => Promise<void>>> = {
  "the web app speaks https alone, in a safe version, and takes no other way in": async () => {
    const app = propertiesOf(getOnly(await deployCommonplace(), "Microsoft.Web/sites"));

    const expected = {
      ftpsState: "Disabled",
      minTlsVersion: "1.2",
      scmMinTlsVersion: "1.2",
      http20Enabled: true,
      remoteDebuggingEnabled: false,
    };
    assert.equal(app["httpsOnly"], true);
    assert.deepEqual(pick(bag(app["siteConfig"]), expected), expected);
  },

  "the web app takes no password for publishing": async () => {
    const { resources } = await deployCommonplace();

    const policies = resources.filter(({ type }) => type.endsWith("/basicPublishingCredentialsPolicies"));

    assert.deepEqual(policies.map(({ name }) => name).sort(), ["ftp", "scm"]);
    assert.ok(policies.every((policy) => propertiesOf(policy)["allow"] === false));
  },

  "the web app runs always, on the Node of the project, and is asked at a route that the server has":
    async () => {
      const config = bag(
        propertiesOf(getOnly(await deployCommonplace(), "Microsoft.Web/sites"))["siteConfig"],
      );
      const routes = routeTable({} as HttpParts);
      const node = (await readFile(new URL("../.nvmrc", infraFolder), "utf8")).trim();

      const route = routes.find(({ path, method }) => method === "GET" && path === config["healthCheckPath"]);

      assert.equal(config["alwaysOn"], true);
      assert.equal(config["linuxFxVersion"], `NODE|${node}-lts`);
      assert.equal(route?.guard, "public");
    },

  "the web app starts what npm start starts": async () => {
    const config = bag(propertiesOf(getOnly(await deployCommonplace(), "Microsoft.Web/sites"))["siteConfig"]);
    const text = await readFile(new URL("../package.json", infraFolder), "utf8");

    const { start } = bag(bag(JSON.parse(text))["scripts"]);

    assert.equal(config["appCommandLine"], `exec ${String(start)}`);
  },

  "the web app runs on two machines unless told otherwise, and in zones when told so": async () => {
    const [usual, zones] = await Promise.all(
      [{}, { instanceCount: 3, isZoneRedundant: true, planSku: "P1v3" }].map(deployCommonplace),
    );

    const plans = [usual, zones].map(
      (deployment) => deployment && getOnly(deployment, "Microsoft.Web/serverfarms"),
    );
    assert.deepEqual(
      plans.map((plan) => plan?.body["sku"]),
      [
        { name: "P0v3", capacity: 2 },
        { name: "P1v3", capacity: 3 },
      ],
    );
    assert.deepEqual(
      plans.map((plan) => plan && propertiesOf(plan)["zoneRedundant"]),
      [false, true],
    );
  },

  "identities and secrets let the server act as one identity, which has no secret": async () => {
    const deployment = await deployCommonplace();
    const { id } = getOnly(deployment, "Microsoft.ManagedIdentity/userAssignedIdentities");

    const app = getOnly(deployment, "Microsoft.Web/sites");

    assert.deepEqual(app.body["identity"], { type: "UserAssigned", userAssignedIdentities: { [id]: {} } });
    assert.equal(settingsOf(deployment)["BOT_PASSWORD"], undefined);
  },

  "identities and secrets accept no key": async () => {
    const deployment = await deployCommonplace();

    const property = (type: string, name: string) => propertiesOf(getOnly(deployment, type))[name];
    assert.equal(property("Microsoft.DocumentDB/databaseAccounts", "disableLocalAuth"), true);
    assert.equal(property("Microsoft.Insights/components", "DisableLocalAuth"), true);
    assert.equal(property("Microsoft.BotService/botServices", "disableLocalAuth"), true);
    assert.deepEqual(
      bag(property("Microsoft.OperationalInsights/workspaces", "features"))["disableLocalAuth"],
      true,
    );
  },

  "identities and secrets never ask Azure for a key, nor take a secret as a parameter": async () => {
    for (const path of await readdir(infraFolder, { recursive: true })) {
      if (!path.endsWith(".bicep")) continue;
      const text = await readFile(new URL(path, infraFolder), "utf8");

      for (const word of ["listKeys", "listConnectionStrings", "listSecrets", "@secure", "getSecret"])
        assert.ok(!text.includes(word), `${path}: ${word}`);
    }
  },

  "identities and secrets hand out ids and addresses only": async () => {
    const { outputs } = await deployCommonplace();

    for (const [name, value] of Object.entries(outputs))
      assert.match(
        String(value),
        /^([\da-f-]{36}|[\w.-]+\.azurewebsites\.net|https:\/\/[\w.-]+|\/subscriptions\/[\w./-]+)$/u,
        name,
      );
  },

  "identities and secrets give the server the least roles: items of one database, and sending measurements":
    async () => {
      const deployment = await deployCommonplace();
      const { id: account } = getOnly(deployment, "Microsoft.DocumentDB/databaseAccounts");
      const { id: insights } = getOnly(deployment, "Microsoft.Insights/components");

      const store = propertiesOf(
        getOnly(deployment, "Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments"),
      );
      const azure = getOnly(deployment, "Microsoft.Authorization/roleAssignments");

      assert.equal(store["scope"], `${account}/dbs/commonplace`);
      assert.equal(
        store["roleDefinitionId"],
        `${account}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002`,
      );
      assert.equal(azure.scope, insights);
      assert.match(
        String(propertiesOf(azure)["roleDefinitionId"]),
        /\/3913510d-42f4-4e42-8a64-420c390055eb$/u,
      );
      assert.equal(store["principalId"], propertiesOf(azure)["principalId"]);
    },

  "diagnostics of everything that runs go to the workspace, measurements included": async () => {
    const deployment = await deployCommonplace();
    const workspace = getOnly(deployment, "Microsoft.OperationalInsights/workspaces").id;
    const settings = deployment.resources.filter(
      ({ type }) => type === "Microsoft.Insights/diagnosticSettings",
    );

    const ids = watched.map((type) => getOnly(deployment, type).id);

    assert.deepEqual(settings.map(({ scope }) => scope).sort(), ids.sort());
    for (const setting of settings) {
      const { workspaceId, metrics } = propertiesOf(setting);
      assert.equal(workspaceId, workspace);
      assert.ok(Array.isArray(metrics) && metrics.every((metric) => bag(metric)["enabled"] === true));
    }
    assert.equal(
      propertiesOf(getOnly(deployment, "Microsoft.Insights/components"))["WorkspaceResourceId"],
      workspace,
    );
  },

  "diagnostics do not tell what a person opened, searched or did": async () => {
    const { resources } = await deployCommonplace();

    const text = JSON.stringify(resources);

    assert.deepEqual(
      tooCurious.filter((category) => text.includes(`"${category}"`) || text.includes("allLogs")),
      [],
    );
  },
};
