import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { CosmosClient } from "@azure/cosmos";
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

  it("refuses a container that was not made for it with one sentence", async () => {
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

    await assert.rejects(
      startServerProcess(port, { ...complete(), RECORDS: records, COSMOS_KEY: "a2V5" }),
      /\nThe container records was not made for Commonplace: [^\n]*\n$/u,
    );
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
