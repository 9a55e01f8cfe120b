import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { assertGuarded } from "./guarding-headers.ts";
import { mira, startRig, type Rig } from "./rig.ts";

const asked: [string, string][] = [
  ["GET", "/"],
  ["GET", "/privacy"],
  ["GET", "/trust"],
  ["GET", "/favicon.ico"],
  ["GET", "/healthz"],
  ["GET", "/readyz"],
  ["GET", "/tab/home"],
  ["GET", "/tab/assets/main-a1b2c3.js"],
  ["HEAD", "/tab/home"],
  ["GET", "/nothing"],
  ["PATCH", "/api/me/communities"],
  ["GET", "/api/sign-in"],
  ["GET", "/api/me/communities"],
  ["GET", "/api/communities/unknown-one"],
  ["POST", "/api/communities"],
  ["POST", "/api/messages"],
  ["OPTIONS", "/api/communities"],
];

describe("the headers of every answer", () => {
  let rig: Rig;

  before(async () => {
    rig = await startRig();
  });
  after(() => rig.close());

  for (const [method, path] of asked) {
    it(`guard ${method} ${path}`, async () => {
      const { headers } = await rig.ask(method, path, { as: mira });

      assertGuarded(headers);
      if (path.startsWith("/api")) assert.equal(headers.get("cache-control"), "no-store");
    });
  }

  it("hold a correlation id of our own, never the caller's", async () => {
    const headers = { "x-correlation-id": "mine", "request-id": "mine", "x-request-id": "mine" };

    const first = await rig.ask("GET", "/api/sign-in", { headers });
    const second = await rig.ask("GET", "/api/sign-in", { headers });

    assert.notEqual(first.headers.get("x-correlation-id"), "mine");
    assert.notEqual(first.headers.get("x-correlation-id"), second.headers.get("x-correlation-id"));
  });
});

describe("strict transport", () => {
  it("is not asked for where people reach us by http", async () => {
    const rig = await startRig({ publicUrl: "http://localhost:3978" });

    const { headers } = await rig.ask("GET", "/");

    assert.equal(headers.get("strict-transport-security"), null);
    await rig.close();
  });
});
