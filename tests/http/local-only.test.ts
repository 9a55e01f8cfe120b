import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { sendText } from "./raw-request.ts";
import { mira, startRig, type Rig } from "./rig.ts";

describe("a server with the people-switch", () => {
  let local: Rig;
  let inTeams: Rig;

  before(async () => {
    local = await startRig();
    inTeams = await startRig({ signIn: { mode: "teams", clientId: "client", teamsAppId: "app" } });
  });
  after(() => Promise.all([local.close(), inTeams.close()]));

  async function statusOf(rig: Rig, headers: Record<string, string>, path = "/api/me/communities") {
    const lines = Object.entries({ Authorization: `Local ${mira.userId}`, Connection: "close", ...headers });
    const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
    const text = await sendText(rig, `GET ${path} HTTP/1.1\r\n${head}\r\n`);
    return Number(text.split(" ", 2)[1]);
  }

  it("answers this machine, under each of its names", async () => {
    for (const name of ["localhost", "127.0.0.1", "[::1]", "LOCALHOST"]) {
      const Host = `${name}:${local.port}`;

      assert.equal(await statusOf(local, { Host }), 200, name);
    }
  });

  it("answers its own page, and no other one", async () => {
    const Host = `localhost:${local.port}`;
    const foreign = [
      "https://evil.example",
      `http://evil.example:${local.port}`,
      `https://localhost:${local.port}`,
      "http://localhost:1",
      "http://localhost",
      `http://127.0.0.1:${local.port}`,
      "null",
      "",
    ];

    assert.equal(await statusOf(local, { Host, Origin: `http://${Host}` }), 200);
    for (const Origin of foreign) assert.equal(await statusOf(local, { Host, Origin }), 403, Origin);
  });

  it("refuses a request that is addressed to another name, whatever the route", async () => {
    const names = [
      "evil.example",
      "localhost.evil.example",
      "127.0.0.1.evil.example",
      "127.0.0.2",
      "0.0.0.0",
    ];

    for (const name of names) {
      for (const path of ["/api/me/communities", "/api/sign-in", "/tab/", "/", "/healthz", "/nothing"]) {
        assert.equal(await statusOf(local, { Host: `${name}:${local.port}` }, path), 403, `${name} ${path}`);
      }
    }
  });

  it("is alone in that: in Teams a proxy may address the server as it likes", async () => {
    assert.equal(
      await statusOf(inTeams, { Host: "commonplace.example", Origin: "https://elsewhere.example" }),
      200,
    );
  });
});
