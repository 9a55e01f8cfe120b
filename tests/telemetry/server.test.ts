// The server as it runs in production, on a Cosmos DB server of this machine, with people who do everything that can be
// done: what leaves it for Application Insights, and what never does.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { metricNames } from "../../bot/telemetry/metrics.ts";
import { startFakeEntra, type FakeEntra } from "../host/entra.ts";
import { startCosmosdbServer, type CosmosdbServer } from "../records/cosmosdb-server.ts";
import { freePort, startServerProcess, temporaryFolder, type ServerProcess } from "../server-process.ts";
import { startFakeTeams, type FakeTeams } from "../teams/fake-teams.ts";
import { activityOf, ada, appId, ben, channel, team, tenantId } from "../teams/rig.ts";
import { type FakeIngestion, metricsIn, ofType, startFakeIngestion } from "./fake-ingestion.ts";

const clientId = "386d9794-870f-4faf-bb58-74d4ea258f13";
const managedToken = "canary-managed-identity-token";
const loadedModules = fileURLToPath(new URL("loaded-modules.ts", import.meta.url));

describe("a server in production and Application Insights", function () {
  this.timeout(60_000);

  let data: Awaited<ReturnType<typeof temporaryFolder>>;
  let teams: FakeTeams;
  let entra: FakeEntra;
  let cosmos: CosmosdbServer;
  let ingestion: FakeIngestion;
  let server: ServerProcess | undefined;
  let tokens: { readonly tab: string; readonly channel: string };

  beforeEach(async () => {
    data = await temporaryFolder();
    teams = await startFakeTeams({ appId, connectorToken: managedToken });
    teams.setTeam(team, [{ id: team.id }, channel]);
    teams.setRoster(channel.id, [ada, ben]);
    entra = await startFakeEntra({ tenantId, clientId, botToken: managedToken });
    cosmos = await startCosmosdbServer();
    ingestion = await startFakeIngestion(managedToken);
    tokens = { tab: await entra.tabToken(ada), channel: await teams.token() };
  });

  afterEach(async () => {
    await server?.stop();
    server = undefined;
    await Promise.all([teams.close(), entra.close(), cosmos.stop(), ingestion.close()]);
    await data.remove();
  });

  async function start(env: Record<string, string>): Promise<ServerProcess> {
    const port = await freePort();
    const certificate = path.join(data.folder, "ingestion.pem");
    await writeFile(certificate, ingestion.certificate);
    server = await startServerProcess(port, {
      NODE_ENV: "production",
      NODE_OPTIONS: `--import=${loadedModules}`,
      NODE_EXTRA_CA_CERTS: certificate,
      PUBLIC_URL: `http://localhost:${port}`,
      TEAMS_APP_ID: clientId,
      BOT_ID: appId,
      BOT_TYPE: "UserAssignedMSI",
      BOT_TENANT_ID: tenantId,
      BOT_OPENID_METADATA: teams.openIdMetadataUrl,
      AAD_APP_CLIENT_ID: clientId,
      AAD_APP_ID_URI: `api://localhost/${clientId}`,
      ENTRA_AUTHORITY: entra.authority,
      TEAMS_SERVICE_URL: teams.serviceUrl,
      RECORDS: `cosmos:${cosmos.endpoint}/commonplace/records`,
      COSMOS_KEY: "a2V5",
      AZURE_CLIENT_ID: clientId,
      SEARCH_FILE: path.join(data.folder, "search.db"),
      ...entra.identityEnvironment,
      ...env,
    });
    return server;
  }

  const startMeasured = () => start({ APPLICATIONINSIGHTS_CONNECTION_STRING: ingestion.connectionString });

  async function ask(method: string, address: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${server?.url}${address}`, {
      method,
      headers: { authorization: `Bearer ${tokens.tab}`, "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return JSON.parse((await response.text()) || "{}") as unknown;
  }

  const tell = (fields: Record<string, unknown>, authorization = `Bearer ${tokens.channel}`) =>
    fetch(`${server?.url}/api/messages`, {
      method: "POST",
      headers: { authorization, "content-type": "application/json" },
      body: JSON.stringify(activityOf(teams, fields)),
    });

  /** Everything that a person can do, with words of theirs wherever words can be. */
  async function useEverything() {
    const { community } = (await ask("POST", "/api/communities", {
      name: "canary-community-name",
      purpose: "canary-purpose",
      place: { conversationId: channel.id, kind: "channel", name: channel.name },
      nonce: "canary-nonce-of-community",
    })) as { community: { id: string } };
    const tips = `/api/communities/${community.id}/tips`;
    const input = { title: "canary-title", markdown: "canary-markdown", tags: ["canary-tag"] };
    const { tip } = (await ask("POST", tips, {
      ...input,
      credit: { kind: "me" },
      nonce: "canary-nonce",
    })) as {
      tip: { id: string; version: string };
    };
    await ask("GET", `${tips}/${tip.id}`);
    await ask("GET", `/api/communities/${community.id}?canary-parameter=canary-value`);
    await ask("POST", `/api/communities/${community.id}/search`, { q: "canary-search" });
    await ask("PUT", `${tips}/${tip.id}`, { title: 3, "canary-field": "canary-value" });
    await ask("GET", `/api/places/${encodeURIComponent(channel.id)}`);
    await ask("GET", `${tips}/canary-unknown-tip`);
    await ask("GET", "/canary-address");
    await tell({ type: "message", text: "find canary-found" });
    await tell({ type: "message", text: "canary-message" });
    await tell({ type: "canary-type", name: "canary-name" });
    await tell({ type: "invoke", name: "canary-invoke", value: { commandId: "canary-command" } });
    await tell({ type: "invoke", name: "composeExtension/query", value: { commandId: "canary-command" } });
    await tell({
      type: "invoke",
      name: "composeExtension/query",
      value: { commandId: "findTip", parameters: [{ name: "query", value: "canary-query" }] },
    });
    await tell({ type: "message", text: "help" }, "Bearer canary-token");
    teams.trouble({ call: "member", status: 403, body: { error: { code: "canary-code" } } });
    await tell({ type: "conversationUpdate", membersRemoved: [{ id: "29:x", aadObjectId: ada.userId }] });
    await ask("GET", `/api/communities/${community.id}`);
    return [community.id, tip.id, tip.version];
  }

  /** Ids of traces are written in these letters, so that a short name may stand in one by chance. */
  const isTelling = (word: string) => !/^[0-9a-f]+$/iu.test(word);

  it("tells how long each use case took, and never of whom or what it was", async () => {
    const running = await startMeasured();

    const ids = await useEverything();
    // One trace in a second is kept, by chance in a burst and for certain after a pause.
    await setTimeout(1_200);
    await ask("GET", "/api/me/communities");
    assert.equal(await running.stop(), 0);

    const sent = ingestion.bodies.join("");
    const secrets = [
      "canary",
      ...Object.values(tokens),
      ...[ada, ben].flatMap(({ userId, name }) => [userId, name, ...name.split(" ").filter(isTelling)]),
      ...[channel, team].flatMap(({ id, name }) => [id, encodeURIComponent(id), name]),
      ...ids,
      tenantId,
    ];
    for (const secret of secrets) assert.ok(!sent.toLowerCase().includes(secret.toLowerCase()), secret);

    const turns = metricsIn(ingestion, metricNames.turnDuration) as unknown as Record<string, string>[];
    const seen = turns.map(({ endpoint, useCase, outcome }) => `${endpoint}: ${useCase}: ${outcome}`);
    for (const expected of [
      "http: POST /api/communities: ok",
      "http: POST /api/communities/:communityId/tips: ok",
      "http: GET /api/communities/:communityId/tips/:tipId: ok",
      "http: POST /api/communities/:communityId/search: ok",
      "http: PUT /api/communities/:communityId/tips/:tipId: invalidInput",
      "http: GET /api/communities/:communityId/tips/:tipId: notFound",
      "http: GET /api/communities/:communityId: appNotInstalled",
      "bot: message find: ok",
      "bot: invoke other: ok",
      "bot: invoke composeExtension/query other: ok",
      "bot: invoke composeExtension/query findTip: ok",
      "bot: conversationUpdate: ok",
      "bot: other: ok",
      "bot: unknown: notSignedIn",
    ])
      assert.ok(seen.includes(expected), `${expected}\n${seen.join("\n")}`);
    assert.ok(metricsIn(ingestion, metricNames.storeDuration).length > 0);
    assert.ok(metricsIn(ingestion, metricNames.turnStoreCharge).some(({ value }) => value > 0));
    assert.equal(metricsIn(ingestion, metricNames.outboxRecords)[0]?.value, 0);
    assert.deepEqual(metricsIn(ingestion, metricNames.rosterFailures), [
      { value: 1, count: 1, status: "403" },
    ]);
    assert.ok(ofType(ingestion, "RequestData").length > 0);
    assert.ok(
      ofType(ingestion, "MessageData").some(
        ({ data }) => data.baseData.message === "Teams did not say who belongs to a place.",
      ),
    );
    assert.match(running.output(), /loads @azure\/monitor-opentelemetry-exporter/u);
  });

  it("goes on, and ends in order, when the endpoint hangs", async () => {
    ingestion.behaves = "hangs";
    const running = await startMeasured();

    const health = await fetch(`${running.url}/healthz`);
    await ask("GET", "/api/me/communities");

    assert.equal(health.status, 200);
    assert.equal(await running.stop(), 0);
    assert.ok(ingestion.requests > 0);
  });

  it("has nothing to do with it when it is not configured, and loads nothing for it", async () => {
    const running = await start({});

    await ask("GET", "/api/me/communities");
    assert.equal(await running.stop(), 0);

    assert.equal(ingestion.requests, 0);
    assert.doesNotMatch(running.output(), /loads /u);
  });
});
