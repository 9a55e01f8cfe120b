import assert from "node:assert/strict";
import manifest from "../../appPackage/manifest.json" with { type: "json" };
import { ConfigurationError, readConfig } from "../../bot/config.ts";
import type { Environment } from "../../bot/environment-variables.ts";
import { deployCommonplace, getOnly, given, identity, propertiesOf, settingsOf } from "./commonplace.ts";

/** Read by App Service, by Node or by Azure's own libraries; the server's configuration does not know them. */
const readByOthers = [
  "NODE_ENV",
  "WEBSITE_RUN_FROM_PACKAGE",
  "SCM_DO_BUILD_DURING_DEPLOYMENT",
  "WEBSITES_CONTAINER_STOP_TIME_LIMIT",
  "WEBSITE_HEALTHCHECK_MAXPINGFAILURES",
  "WEBSITE_SWAP_WARMUP_PING_PATH",
  "WEBSITE_SWAP_WARMUP_PING_STATUSES",
];

/** The longest that the server takes to answer what is under way when it is asked to stop. */
const drainSeconds = 25;

const outcome = (env: Environment): string => {
  try {
    return JSON.stringify(readConfig(env));
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
};

describe("the settings of the web app", () => {
  it("are all that the server needs to start in production", async () => {
    const settings = settingsOf(await deployCommonplace());

    const config = readConfig(settings);

    assert.equal(config.publicUrl, settings["PUBLIC_URL"]);
    assert.equal(config.host, "0.0.0.0");
    assert.equal(config.searchFile, "/tmp/commonplace/search.db");
    assert.deepEqual(config.storeAccess, { kind: "managedIdentity", clientId: identity.clientId });
    assert.equal(config.applicationInsights?.clientId, identity.clientId);
    assert.deepEqual(config.signIn, {
      kind: "entra",
      botId: identity.clientId,
      botType: "UserAssignedMSI",
      botTenantId: identity.tenantId,
      botPassword: undefined,
      botOpenIdMetadata: undefined,
      tabClientId: given.aadAppClientId,
      tabIdUri: `api://${new URL(config.publicUrl).host}/${given.aadAppClientId}`,
      entraAuthority: "https://login.microsoftonline.com",
      tenantIds: [identity.tenantId],
      extraClientIds: [],
      teamsAppId: given.teamsAppId,
    });
  });

  it("have no name that nobody reads", async () => {
    const settings = settingsOf(await deployCommonplace());
    const before = outcome(settings);

    for (const name of Object.keys(settings).filter((key) => !readByOthers.includes(key)))
      assert.notEqual(outcome({ ...settings, [name]: `${settings[name]}?` }), before, name);
  });

  it("say whom people ask and where the terms are, where these are given", async () => {
    const chosen = { supportContact: "help@example.com", termsUrl: "https://example.com/terms" };

    const without = readConfig(settingsOf(await deployCommonplace()));
    const withBoth = readConfig(settingsOf(await deployCommonplace(chosen)));

    assert.deepEqual([without.supportContact, without.termsUrl], [undefined, undefined]);
    assert.deepEqual([withBoth.supportContact, withBoth.termsUrl], Object.values(chosen));
  });

  it("name the store by endpoint, database and container", async () => {
    const deployment = await deployCommonplace();

    const location = readConfig(settingsOf(deployment)).records;

    const name = (type: string) => getOnly(deployment, `Microsoft.DocumentDB/databaseAccounts${type}`).name;
    assert.deepEqual(location, {
      kind: "cosmos",
      endpoint: `https://${name("")}.documents.azure.com:443`,
      database: name("/sqlDatabases"),
      container: name("/sqlDatabases/containers"),
    });
  });

  it("keep the search index on the machine's own disk", async () => {
    const settings = settingsOf(await deployCommonplace());

    assert.match(settings["SEARCH_FILE"] ?? "", /^\/tmp\//u);
  });

  it("mount the package as it is, and give the server time to answer before it ends", async () => {
    const settings = settingsOf(await deployCommonplace());

    assert.equal(settings["NODE_ENV"], "production");
    assert.equal(settings["WEBSITE_RUN_FROM_PACKAGE"], "1");
    assert.equal(settings["SCM_DO_BUILD_DURING_DEPLOYMENT"], "false");
    assert.ok(Number(settings["WEBSITES_CONTAINER_STOP_TIME_LIMIT"]) > drainSeconds);
  });
});

describe("the bot's registration", () => {
  it("sends activities to the server's endpoint, as the identity that the server is", async () => {
    const deployment = await deployCommonplace();
    const settings = settingsOf(deployment);

    const bot = propertiesOf(getOnly(deployment, "Microsoft.BotService/botServices"));

    assert.equal(bot["endpoint"], `${settings["PUBLIC_URL"]}/api/messages`);
    assert.equal(bot["msaAppId"], settings["BOT_ID"]);
    assert.equal(bot["msaAppType"], settings["BOT_TYPE"]);
    assert.equal(bot["msaAppTenantId"], settings["BOT_TENANT_ID"]);
    assert.equal(
      bot["msaAppMSIResourceId"],
      getOnly(deployment, "Microsoft.ManagedIdentity/userAssignedIdentities").id,
    );
  });

  it("shows people what the app package shows", async () => {
    const deployment = await deployCommonplace();

    const bot = propertiesOf(getOnly(deployment, "Microsoft.BotService/botServices"));

    assert.equal(bot["description"], manifest.description.short);
    assert.equal(bot["iconUrl"], `${settingsOf(deployment)["PUBLIC_URL"]}/tab/color.png`);
  });

  it("opens the Teams channel and no other", async () => {
    const channel = getOnly(await deployCommonplace(), "Microsoft.BotService/botServices/channels");

    assert.equal(channel.name, "MsTeamsChannel");
  });
});
