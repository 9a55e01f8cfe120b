import assert from "node:assert/strict";
import { readConfig } from "../bot/config.ts";
import type { Environment } from "../bot/environment-variables.ts";
import { faultsOf, local, production } from "./complete-environment.ts";

describe("the configuration", () => {
  it("is complete with what production needs", () => {
    const config = readConfig(production);

    assert.equal(config.publicUrl, "https://commonplace.example.com");
    assert.ok(config.signIn.kind === "entra");
    assert.deepEqual(config.signIn.tenantIds, [production["BOT_TENANT_ID"]]);
  });

  it("names every fault at once, each with what to set", () => {
    const faults = faultsOf({ BOT_TYPE: "singletenant", PORT: "99999" });

    const named = [
      "PUBLIC_URL",
      "TEAMS_APP_ID",
      "BOT_ID",
      "BOT_TYPE",
      "BOT_TENANT_ID",
      "AAD_APP_CLIENT_ID",
      "PORT",
    ];
    for (const name of named) {
      assert.ok(
        faults.some((fault) => fault.startsWith(`${name} `) && fault.includes("set it to")),
        `${name} is not named`,
      );
    }
  });

  for (const name of [
    "PUBLIC_URL",
    "TEAMS_APP_ID",
    "BOT_ID",
    "BOT_TYPE",
    "BOT_TENANT_ID",
    "AAD_APP_CLIENT_ID",
    "AAD_APP_ID_URI",
  ]) {
    it(`refuses production without ${name}`, () => {
      const faults = faultsOf({ ...production, [name]: undefined });

      assert.equal(faults.length, 1);
      assert.match(faults[0] ?? "", new RegExp(`^${name} is missing`, "u"));
    });
  }

  for (const type of ["MultiTenant", "singleTenant", "SingleTenant ", "msi"]) {
    it(`does not take "${type}" for a type of bot`, () => {
      const faults = faultsOf({ ...production, BOT_TYPE: type });

      assert.match(faults.join(), /^BOT_TYPE is wrong/u);
    });
  }

  it("wants a secret for a bot of one tenant, also when other things are missing", () => {
    const faults = faultsOf({ ...production, BOT_TYPE: "SingleTenant", BOT_ID: undefined });

    assert.ok(faults.some((fault) => fault.startsWith("BOT_PASSWORD is missing")));
  });

  it("multiplies no limit unless it is told to, and never takes them away", () => {
    assert.equal(readConfig(production).limitFactor, 1);
    assert.equal(readConfig({ ...production, LIMIT_FACTOR: "2.5" }).limitFactor, 2.5);
    for (const wrong of ["0", "-1", "Infinity", "many"])
      assert.match(faultsOf({ ...production, LIMIT_FACTOR: wrong }).join(), /^LIMIT_FACTOR is wrong/u);
  });

  it("knows whom people ask and whose terms apply, if the operator says so", () => {
    const said = { SUPPORT_CONTACT: "help@example.com", TERMS_URL: "https://example.com/terms" };

    const { supportContact, termsUrl } = readConfig({ ...production, ...said });

    assert.deepEqual([supportContact, termsUrl], [said.SUPPORT_CONTACT, said.TERMS_URL]);
    assert.deepEqual(faultsOf({ ...production, SUPPORT_CONTACT: "https://example.com/help" }), []);
    assert.equal(readConfig(production).supportContact, undefined);
    for (const wrong of ["ask Ada", "http://example.com", "javascript:alert(1)"]) {
      assert.match(faultsOf({ ...production, SUPPORT_CONTACT: wrong }).join(), /^SUPPORT_CONTACT is wrong/u);
      assert.match(faultsOf({ ...production, TERMS_URL: wrong }).join(), /^TERMS_URL is wrong/u);
    }
  });

  it("listens on this machine only unless HOST names another of its addresses", () => {
    assert.equal(readConfig(production).host, "127.0.0.1");
    assert.equal(readConfig({ ...production, HOST: "0.0.0.0" }).host, "0.0.0.0");
    assert.equal(readConfig({ ...production, HOST: "::" }).host, "::");
    assert.equal(readConfig({ ...local, HOST: "0.0.0.0" }).host, "127.0.0.1");
    assert.match(faultsOf({ ...production, HOST: "everywhere" }).join(), /^HOST is wrong: set it to the IP/u);
  });

  it("takes plain http for this machine only", () => {
    const faults = faultsOf({ ...production, ENTRA_AUTHORITY: "http://login.example.com" });

    assert.match(faults.join(), /^ENTRA_AUTHORITY is wrong/u);
    assert.deepEqual(faultsOf({ ...production, ENTRA_AUTHORITY: "http://127.0.0.1:4000" }), []);
  });

  it("never shows a value that was set, for it may be a secret", () => {
    const faults = faultsOf({ ...production, BOT_TENANT_ID: "hunter2", BOT_PASSWORD: "hunter2" });

    assert.ok(!faults.join().includes("hunter2"));
  });
});

describe("where records are kept", () => {
  const clientId = "386d9794-870f-4faf-bb58-74d4ea258f15";
  const account = "cosmos:https://commonplace.documents.azure.com:443/commonplace/records";
  const onThisMachine = "cosmos:http://localhost:8081/commonplace/records";

  it("is a file of this machine unless something else is said", () => {
    const config = readConfig(production);

    assert.deepEqual(config.records, { kind: "sqlite", file: ".data/commonplace.db" });
    assert.equal(config.storeAccess, undefined);
  });

  it("is a Cosmos DB account, asked as the server's managed identity", () => {
    const config = readConfig({ ...production, RECORDS: account, AZURE_CLIENT_ID: clientId });

    assert.deepEqual(config.records, {
      kind: "cosmos",
      endpoint: "https://commonplace.documents.azure.com:443",
      database: "commonplace",
      container: "records",
    });
    assert.deepEqual(config.storeAccess, { kind: "managedIdentity", clientId });
  });

  it("is a Cosmos DB server of this machine, opened with a key", () => {
    const config = readConfig({ ...production, RECORDS: onThisMachine, COSMOS_KEY: "a2V5" });

    assert.deepEqual(config.storeAccess, { kind: "key", key: "a2V5" });
  });

  const refused: [string, Environment, RegExp][] = [
    ["an account without an identity", { RECORDS: account }, /^AZURE_CLIENT_ID is missing/u],
    [
      "a key for an account",
      { RECORDS: account, AZURE_CLIENT_ID: clientId, COSMOS_KEY: "a2V5" },
      /^COSMOS_KEY is for a server on this machine only/u,
    ],
    [
      "an account by plain http",
      { RECORDS: account.replace("https", "http"), AZURE_CLIENT_ID: clientId },
      /^RECORDS is wrong: .*https/u,
    ],
    ["a server of this machine without a key", { RECORDS: onThisMachine }, /^COSMOS_KEY is missing/u],
    ["an account without a container", { RECORDS: "cosmos:https://a.example/b" }, /^RECORDS is wrong/u],
    ["another store", { RECORDS: "postgres:localhost" }, /^RECORDS is wrong/u],
  ];
  for (const [what, env, sentence] of refused) {
    it(`does not take ${what}`, () => {
      const faults = faultsOf({ ...production, ...env });

      assert.equal(faults.length, 1);
      assert.match(faults[0] ?? "", sentence);
    });
  }
});
