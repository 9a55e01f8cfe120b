import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import path from "node:path";
import { CosmosClient } from "@azure/cosmos";
import packageJson from "../package.json" with { type: "json" };
import { startCosmosdbServer, type CosmosdbServer } from "./records/cosmosdb-server.ts";
import { freePort, startServerProcess, temporaryFolder } from "./server-process.ts";

describe("npm start", function () {
  this.timeout(60_000);

  let data: Awaited<ReturnType<typeof temporaryFolder>>;
  let port: number;

  beforeEach(async () => {
    data = await temporaryFolder();
    port = await freePort();
  });

  const cosmosServers: CosmosdbServer[] = [];

  afterEach(async () => {
    for (const server of cosmosServers.splice(0)) await server.stop();
    await data.remove();
  });

  const startCosmos = async () => {
    const server = await startCosmosdbServer();
    cosmosServers.push(server);
    return server.endpoint;
  };

  const complete = () => ({
    PUBLIC_URL: "https://commonplace.example.com",
    TEAMS_APP_ID: "386d9794-870f-4faf-bb58-74d4ea258f12",
    BOT_ID: "386d9794-870f-4faf-bb58-74d4ea258f13",
    BOT_TYPE: "UserAssignedMSI",
    BOT_TENANT_ID: "0da9aa6d-8734-488f-99ea-324791843204",
    AAD_APP_CLIENT_ID: "386d9794-870f-4faf-bb58-74d4ea258f14",
    AAD_APP_ID_URI: "api://commonplace.example.com/386d9794-870f-4faf-bb58-74d4ea258f14",
    RECORDS: `sqlite:${path.join(data.folder, "records.db")}`,
    SEARCH_FILE: path.join(data.folder, "search.db"),
  });

  it("refuses to start half-configured, says every fault, and never opens the port", async () => {
    await assert.rejects(startServerProcess(port, { BOT_TYPE: "SingleTenant" }), (error: Error) => {
      for (const name of ["PUBLIC_URL", "BOT_ID", "BOT_PASSWORD", "AAD_APP_CLIENT_ID"]) {
        assert.match(error.message, new RegExp(`- ${name} is missing: set it to `, "u"));
      }
      assert.doesNotMatch(error.message, /\n +at /u);
      return true;
    });
  });

  it("runs on a Cosmos DB server of this machine", async () => {
    const endpoint = await startCosmos();
    const records = `cosmos:${endpoint}/commonplace/records`;
    const server = await startServerProcess(port, { ...complete(), RECORDS: records, COSMOS_KEY: "a2V5" });

    const ready = await fetch(`${server.url}/readyz`);

    assert.equal(ready.status, 200);
    assert.equal(await server.stop(), 0);
  });

  it("is not ready over a container that was not made for it, and says so in one sentence", async () => {
    const endpoint = await startCosmos();
    const client = new CosmosClient({
      endpoint,
      key: "a2V5",
      connectionPolicy: { enableEndpointDiscovery: false },
    });
    const { database } = await client.databases.create({ id: "commonplace" });
    await database.containers.create({ id: "records", partitionKey: { paths: ["/id"] } });
    client.dispose();
    const records = `cosmos:${endpoint}/commonplace/records`;

    const server = await startServerProcess(
      port,
      { ...complete(), RECORDS: records, COSMOS_KEY: "a2V5" },
      [],
      "/healthz",
    );
    while (!server.output().includes('"storeFault":"wrongContainer"')) await fetch(`${server.url}/healthz`);
    const ready = await fetch(`${server.url}/readyz`);

    assert.equal(ready.status, 503);
    assert.match(server.output(), /"level":60,.*The container was not made for Commonplace: /u);
    assert.equal(await server.stop(), 0);
  });

  it("ends in time while its store does not answer, and says when it started and stopped", async () => {
    const silent = createServer((socket) => socket.on("error", () => undefined).resume());
    silent.listen(0, "127.0.0.1");
    await once(silent, "listening");
    const records = `cosmos:http://127.0.0.1:${(silent.address() as AddressInfo).port}/commonplace/records`;
    const env = { ...complete(), RECORDS: records, COSMOS_KEY: "a2V5" };

    const server = await startServerProcess(port, env, [], "/healthz");
    const health = (await (await fetch(`${server.url}/healthz`)).json()) as Record<string, string>;
    const code = await server.stop();
    silent.close();

    assert.equal(code, 0);
    assert.deepEqual([health["status"], health["version"]], ["alive", packageJson.version]);
    assert.ok(Date.parse(health["startedAt"] ?? "") <= Date.now());
    const said = server.output().match(/"msg":"The server [^"]+"/gu);
    assert.deepEqual(said, [
      '"msg":"The server has started."',
      '"msg":"The server stops."',
      '"msg":"The server has stopped."',
    ]);
    assert.equal(server.output().match(/"version":"[^"]+"/gu)?.length, 3);
  });

  it("refuses the local people-switch in production", async () => {
    const env = { ...complete(), NODE_ENV: "production", COMMONPLACE_LOCAL: "people-switch" };

    await assert.rejects(startServerProcess(port, env), /COMMONPLACE_LOCAL must not be set in production/u);
  });

  it("refuses a damaged database with one sentence", async () => {
    await writeFile(path.join(data.folder, "records.db"), "This is not a database. ".repeat(500));

    await assert.rejects(startServerProcess(port, complete()), (error: Error) => {
      const said = error.message.split("\n").slice(1).join("\n").trim();
      assert.match(said, /records\.db/u);
      assert.equal(said.split("\n").length, 1);
      return true;
    });
  });

  it("says in one sentence that its port is taken", async () => {
    const other = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => other.listen(port, resolve));

    await assert.rejects(
      startServerProcess(port, complete()),
      new RegExp(`Port ${port} is taken by another program: .*PORT\\.\\n?$`, "u"),
    );
    await new Promise((resolve) => other.close(resolve));
  });

  it("listens on this machine alone, or on the address that HOST names, and says when that is another machine's", async () => {
    const alone = await startServerProcess(port, complete());
    await assert.rejects(fetch(`http://127.0.0.2:${port}/healthz`));
    assert.equal(await alone.stop(), 0);

    const everywhere = await startServerProcess(port, { ...complete(), HOST: "0.0.0.0" });
    assert.equal((await fetch(`http://127.0.0.2:${port}/healthz`)).status, 200);
    assert.equal(await everywhere.stop(), 0);

    // For documentation: no machine has it. https://www.rfc-editor.org/rfc/rfc5737
    await assert.rejects(
      startServerProcess(port, { ...complete(), HOST: "192.0.2.1" }),
      /192\.0\.2\.1 is no address of this machine: choose one of its own with HOST\.$/mu,
    );
  });

  it("has no people-switch, and ends in order when it is told to", async () => {
    const server = await startServerProcess(port, complete());

    const signIn = await fetch(`${server.url}/api/sign-in`);
    const local = { authorization: "Local bf5910b5-5ba1-4c8c-be58-80c3e8a2f1f7" };
    const refused = await fetch(`${server.url}/api/me/communities`, { headers: local });

    assert.equal(((await signIn.json()) as { mode: string }).mode, "teams");
    assert.equal(refused.status, 401);
    assert.equal(await server.stop(), 0);
  });
});
