import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { mira, startRig, type Rig } from "./rig.ts";

const asked: [string, string][] = [
  ["GET", "/"],
  ["GET", "/privacy"],
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

      assert.equal(
        headers.get("content-security-policy"),
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
          "font-src 'self' data:; connect-src 'self' https://res.cdn.office.net; base-uri 'none'; " +
          "form-action 'none'; object-src 'none'; frame-ancestors https://teams.microsoft.com " +
          "https://*.teams.microsoft.com https://*.cloud.microsoft https://*.microsoft365.com " +
          "https://*.office.com https://outlook.office.com https://outlook.office365.com",
      );
      assert.equal(headers.get("x-content-type-options"), "nosniff");
      assert.equal(headers.get("referrer-policy"), "no-referrer");
      assert.match(headers.get("permissions-policy") ?? "", /clipboard-write=\(self\)/u);
      assert.equal(headers.get("strict-transport-security"), "max-age=31536000");
      assert.match(headers.get("x-correlation-id") ?? "", /^[0-9a-f-]{36}$/u);
      for (const name of [
        "server",
        "x-powered-by",
        "x-frame-options",
        "access-control-allow-origin",
        "set-cookie",
      ]) {
        assert.equal(headers.get(name), null, name);
      }
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
