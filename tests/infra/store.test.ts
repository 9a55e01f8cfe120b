import assert from "node:assert/strict";
import { containerDefinition } from "../../bot/records/cosmos/definition.ts";
import { isBag } from "./bicep/expression.ts";
import { deployCommonplace, getOnly, propertiesOf } from "./commonplace.ts";

const account = "Microsoft.DocumentDB/databaseAccounts";

describe("the container of the records", () => {
  it("is just as the adapter needs it", async () => {
    const { resource } = propertiesOf(
      getOnly(await deployCommonplace(), `${account}/sqlDatabases/containers`),
    );

    assert.deepEqual(resource, { id: "records", ...containerDefinition });
  });

  it("divides records by scope, then by tenant, and lets nothing go away by itself", async () => {
    const { resource } = propertiesOf(
      getOnly(await deployCommonplace(), `${account}/sqlDatabases/containers`),
    );

    assert.ok(isBag(resource));
    assert.deepEqual(resource["partitionKey"], {
      paths: ["/scope", "/tenantId"],
      kind: "MultiHash",
      version: 2,
    });
    assert.equal(resource["defaultTtl"], -1);
  });

  it("is paid as chosen: for each request, or for a range", async () => {
    const [serverless, autoscale] = await Promise.all([
      deployCommonplace({ storeCapacity: "serverless" }),
      deployCommonplace({ storeCapacity: "autoscale", storeMaxThroughput: 10_000 }),
    ]);

    const paid = (deployment: Awaited<ReturnType<typeof deployCommonplace>>) => [
      propertiesOf(getOnly(deployment, account))["capabilities"],
      propertiesOf(getOnly(deployment, `${account}/sqlDatabases/containers`))["options"],
    ];
    assert.deepEqual(paid(serverless), [[{ name: "EnableServerless" }], {}]);
    assert.deepEqual(paid(autoscale), [[], { autoscaleSettings: { maxThroughput: 10_000 } }]);
  });
});

describe("the account of the store", () => {
  it("shows every instance what another has written", async () => {
    const { consistencyPolicy } = propertiesOf(getOnly(await deployCommonplace(), account));

    assert.deepEqual(consistencyPolicy, { defaultConsistencyLevel: "Strong" });
  });

  it("speaks a safe version of TLS, and lets nobody change it with a key", async () => {
    const properties = propertiesOf(getOnly(await deployCommonplace(), account));

    assert.equal(properties["minimalTlsVersion"], "Tls12");
    assert.equal(properties["disableKeyBasedMetadataWriteAccess"], true);
  });

  it("can be restored to any second, for as long as chosen, and spread over zones", async () => {
    const deployment = await deployCommonplace({ storeBackup: "Continuous30Days", isZoneRedundant: true });

    const { backupPolicy, locations } = propertiesOf(getOnly(deployment, account));

    assert.deepEqual(backupPolicy, {
      type: "Continuous",
      continuousModeProperties: { tier: "Continuous30Days" },
    });
    assert.deepEqual(locations, [
      { locationName: "northeurope", failoverPriority: 0, isZoneRedundant: true },
    ]);
  });
});
