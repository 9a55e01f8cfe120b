import assert from "node:assert/strict";
import type { Deployment } from "./bicep/deployment.ts";
import { isBag } from "./bicep/expression.ts";
import {
  allOf,
  deployCommonplace,
  getOnly,
  propertiesOf,
  settingsOf,
  withEverything,
} from "./commonplace.ts";

const account = "Microsoft.DocumentDB/databaseAccounts";
const bindings = "Microsoft.Web/sites/hostNameBindings";
const sites = "Microsoft.Web/sites";

const endpointOf = (deployment: Deployment) =>
  propertiesOf(getOnly(deployment, "Microsoft.BotService/botServices"))["endpoint"];

describe("what is chosen for an installation", () => {
  it("puts the tags of the organisation on everything that takes tags", async () => {
    for (const chosen of withEverything) {
      const { resources } = await deployCommonplace(chosen);

      for (const { type, body } of resources.filter(({ type }) => !untagged.includes(type)))
        assert.ok(isBag(body["tags"]) && body["tags"]["costCenter"] === "4711", type);
    }
  });

  it("does not let a tag take the place of the app's own", async () => {
    const deployment = await deployCommonplace({ extraTags: { app: "another" } });

    assert.deepEqual(getOnly(deployment, account).body["tags"], { app: "commonplace", environment: "dev" });
  });

  it("takes the throughput in steps of 1,000 only", async () => {
    const chosen = { storeCapacity: "autoscale", storeMaxThroughput: 4_500 };

    await assert.rejects(deployCommonplace(chosen), /multiple of 1,000/u);
  });
});

/** They belong to another resource, and Azure takes no tags for them. */
const untagged = [
  "Microsoft.Authorization/roleAssignments",
  "Microsoft.BotService/botServices/channels",
  "Microsoft.Cdn/profiles/afdEndpoints/routes",
  "Microsoft.Cdn/profiles/customDomains",
  "Microsoft.Cdn/profiles/originGroups",
  "Microsoft.Cdn/profiles/originGroups/origins",
  `${account}/sqlDatabases`,
  `${account}/sqlDatabases/containers`,
  `${account}/sqlRoleAssignments`,
  "Microsoft.Insights/diagnosticSettings",
  "Microsoft.Network/privateEndpoints/privateDnsZoneGroups",
  `${sites}/basicPublishingCredentialsPolicies`,
  `${sites}/config`,
  bindings,
  `${sites}/slots/basicPublishingCredentialsPolicies`,
  `${sites}/slots/config`,
];

describe("a custom domain", () => {
  const customDomain = "community.example.com";

  it("is where people, Teams and Entra find the server", async () => {
    const deployment = await deployCommonplace({ customDomain });

    const settings = settingsOf(deployment);
    assert.equal(settings["PUBLIC_URL"], `https://${customDomain}`);
    assert.match(settings["AAD_APP_ID_URI"] ?? "", /^api:\/\/community\.example\.com\//u);
    assert.equal(endpointOf(deployment), `https://${customDomain}/api/messages`);
    assert.equal(deployment.outputs["TAB_DOMAIN"], customDomain);
    assert.equal(deployment.outputs["TAB_ENDPOINT"], `https://${customDomain}`);
  });

  it("is bound for the certificate, then with it", async () => {
    const deployment = await deployCommonplace({ customDomain });

    const [first, secured] = allOf(deployment, bindings).map(propertiesOf);
    assert.deepEqual([first?.["sslState"], first?.["thumbprint"]], ["Disabled", null]);
    assert.deepEqual([secured?.["sslState"], secured?.["thumbprint"]], ["SniEnabled", "AB12"]);
  });

  it("keeps https while it is deployed again", async () => {
    const deployment = await deployCommonplace({ customDomain, isCustomDomainBound: true });

    assert.equal(propertiesOf(getOnly(deployment, bindings))["sslState"], "SniEnabled");
  });
});

describe("a private store", () => {
  it("is closed to the internet, and reached through an endpoint in a network of its own", async () => {
    const deployment = await deployCommonplace({ isStorePrivate: true });

    const { id } = getOnly(deployment, "Microsoft.Network/virtualNetworks");
    const endpoint = propertiesOf(getOnly(deployment, "Microsoft.Network/privateEndpoints"));
    assert.equal(propertiesOf(getOnly(deployment, account))["publicNetworkAccess"], "Disabled");
    assert.equal(
      propertiesOf(getOnly(deployment, sites))["virtualNetworkSubnetId"],
      `${id}/subnets/machines`,
    );
    assert.deepEqual(endpoint["subnet"], { id: `${id}/subnets/endpoints` });
    assert.match(JSON.stringify(endpoint), new RegExp(getOnly(deployment, account).id, "u"));
    assert.equal(
      getOnly(deployment, "Microsoft.Network/privateDnsZones").name,
      "privatelink.documents.azure.com",
    );
  });

  it("leaves networks and names to the organisation that brings its own", async () => {
    const deployment = await deployCommonplace({
      isStorePrivate: true,
      machinesSubnetId: "/subscriptions/s/machines",
      endpointsSubnetId: "/subscriptions/s/endpoints",
    });

    const made = deployment.resources.filter(({ type }) => type.startsWith("Microsoft.Network/"));
    assert.deepEqual(
      made.map(({ type }) => type),
      ["Microsoft.Network/privateEndpoints"],
    );
    assert.equal(
      propertiesOf(getOnly(deployment, sites))["virtualNetworkSubnetId"],
      "/subscriptions/s/machines",
    );
  });
});

describe("alerts", () => {
  const alerts = "Microsoft.Insights/metricAlerts";
  const groups = "Microsoft.Insights/actionGroups";

  it("go to a mail address, about the web app, its plan and the store", async () => {
    const deployment = await deployCommonplace({ alertEmail: "operator@example.com" });

    const rules = allOf(deployment, alerts).map(propertiesOf);
    const watched = [sites, "Microsoft.Web/serverfarms", account].map((type) => getOnly(deployment, type).id);
    assert.match(JSON.stringify(getOnly(deployment, groups)), /operator@example\.com/u);
    assert.deepEqual([...new Set(rules.flatMap(({ scopes }) => scopes))].sort(), watched.sort());
    for (const { actions } of rules)
      assert.deepEqual(actions, [{ actionGroupId: getOnly(deployment, groups).id }]);
  });

  it("go to an action group that is there already", async () => {
    const deployment = await deployCommonplace({ alertActionGroupId: "/subscriptions/s/group" });

    assert.deepEqual(allOf(deployment, groups), []);
    for (const rule of allOf(deployment, alerts))
      assert.deepEqual(propertiesOf(rule)["actions"], [{ actionGroupId: "/subscriptions/s/group" }]);
  });

  it("are not made unless they have somewhere to go", async () => {
    assert.deepEqual(allOf(await deployCommonplace(), alerts), []);
  });
});

describe("a staging slot", () => {
  it("is the web app but for the package", async () => {
    const deployment = await deployCommonplace({ hasStagingSlot: true });

    const slot = getOnly(deployment, `${sites}/slots`);
    assert.match(slot.id, /\/sites\/[\w-]+\/slots\/staging$/u);
    assert.deepEqual({ ...slot.body, name: "" }, { ...getOnly(deployment, sites).body, name: "" });
    assert.deepEqual(propertiesOf(getOnly(deployment, `${sites}/slots/config`)), settingsOf(deployment));
  });

  it("takes no password for publishing, and keeps its log", async () => {
    const deployment = await deployCommonplace({ hasStagingSlot: true });

    const policies = allOf(deployment, `${sites}/slots/basicPublishingCredentialsPolicies`);
    const logs = allOf(deployment, "Microsoft.Insights/diagnosticSettings").map(({ scope }) => scope);
    assert.deepEqual(
      policies.map(({ name, body }) => [name, body["properties"]]),
      [
        ["ftp", { allow: false }],
        ["scm", { allow: false }],
      ],
    );
    assert.ok(logs.includes(getOnly(deployment, `${sites}/slots`).id));
  });
});

describe("a second region", () => {
  const chosen = { storeCapacity: "autoscale", secondLocation: "westeurope" };

  it("holds a copy of the store that takes over, and no write is lost", async () => {
    const store = propertiesOf(getOnly(await deployCommonplace(chosen), account));

    const { consistencyPolicy, locations } = store;
    assert.deepEqual(consistencyPolicy, { defaultConsistencyLevel: "Strong" });
    assert.equal(store["enableAutomaticFailover"], true);
    assert.deepEqual(locations, [
      { locationName: "northeurope", failoverPriority: 0, isZoneRedundant: false },
      { locationName: "westeurope", failoverPriority: 1, isZoneRedundant: false },
    ]);
  });

  it("holds a server that is told the same, and one address leads to the first that is ready", async () => {
    const deployment = await deployCommonplace(chosen);

    const [first, second] = allOf(deployment, `${sites}/config`).map(propertiesOf);
    const { name } = getOnly(deployment, "Microsoft.Cdn/profiles/afdEndpoints");
    const origins = allOf(deployment, "Microsoft.Cdn/profiles/originGroups/origins").map(propertiesOf);
    assert.deepEqual(first, second);
    assert.equal(first?.["PUBLIC_URL"], `https://${name}-x1.z01.azurefd.net`);
    assert.equal(endpointOf(deployment), `https://${name}-x1.z01.azurefd.net/api/messages`);
    assert.deepEqual(
      origins.map(({ hostName, priority }) => [hostName, priority]),
      allOf(deployment, sites).map((site, index) => [`${site.name}.azurewebsites.net`, index + 1]),
    );
  });

  it("is reached by a custom domain, too, which is then that of Front Door alone", async () => {
    const deployment = await deployCommonplace({ ...chosen, customDomain: "community.example.com" });

    const domain = getOnly(deployment, "Microsoft.Cdn/profiles/customDomains");
    const route = propertiesOf(getOnly(deployment, "Microsoft.Cdn/profiles/afdEndpoints/routes"));
    assert.equal(deployment.outputs["TAB_DOMAIN"], "community.example.com");
    assert.deepEqual(route["customDomains"], [{ id: domain.id }]);
    assert.deepEqual(allOf(deployment, bindings), []);
  });

  it("is refused where the store cannot be in two, or not be reached from both", async () => {
    for (const other of [{ storeCapacity: "serverless" }, { isStorePrivate: true }])
      await assert.rejects(deployCommonplace({ ...chosen, ...other }), /secondLocation needs/u);
  });
});
