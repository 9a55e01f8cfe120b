import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import { refusalCodes } from "../../bot/contract/refusals.ts";
import { sendText } from "./raw-request.ts";
import {
  mira,
  savedTip,
  startedCommunity,
  startRig,
  stranger,
  tipInput,
  tom,
  valueAt,
  type Answered,
  type Rig,
} from "./rig.ts";

/** What must never come back or be logged. */
const canary = "canary-7f3a";

const describeShape = (answer: Answered) => {
  const error = valueAt(answer.json, "error");
  const correlationId = valueAt(error, "correlationId");
  assert.ok(
    refusalCodes.some((code) => code === valueAt(error, "code")),
    answer.text,
  );
  assert.match(String(valueAt(error, "message")), /^[A-Z].{10,}\.$/u);
  assert.match(String(correlationId), /^[0-9a-f-]{36}$/u);
  assert.equal(answer.headers.get("x-correlation-id"), correlationId);
  assert.equal(answer.headers.get("content-type"), "application/json");
  assert.equal(answer.headers.get("cache-control"), "no-store");
};

describe("an error", () => {
  let rig: Rig;

  afterEach(() => rig.close());

  const failing = (error: unknown) =>
    startRig({
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- that is what is tried
      authenticate: () => Promise.reject(error),
    });

  it("has one shape, whoever refuses", async () => {
    rig = await startRig();
    const communityId = await startedCommunity(rig);
    const { id } = await savedTip(rig, communityId);
    const tip = `/api/communities/${communityId}/tips/${id}`;
    const changed = { title: "t", markdown: "m", version: "old" };
    const cases: [number, Promise<Answered>][] = [
      [404, rig.ask("GET", "/api/nothing")],
      [404, rig.ask("GET", "/nothing")],
      [404, rig.ask("GET", "/api/communities/%ZZ", { as: mira })],
      [404, rig.ask("GET", `/api/places/${"x".repeat(300)}`, { as: mira })],
      [404, rig.ask("GET", "//evil.example/api", { as: mira })],
      [405, rig.ask("PATCH", "/api/me/communities", { as: mira })],
      [405, rig.ask("DELETE", "/api/messages")],
      [401, rig.ask("GET", "/api/me/communities")],
      [404, rig.ask("GET", tip, { as: stranger })],
      [403, rig.ask("PUT", tip, { as: tom, body: { ...changed, credit: { kind: "me" } } })],
      [409, rig.ask("PUT", tip, { as: mira, body: changed })],
      [400, rig.ask("PUT", tip, { as: mira, body: "{" })],
      [400, rig.ask("PUT", tip, { as: mira, body: {} })],
      [415, rig.ask("PUT", tip, { as: mira, body: "{}", headers: { "content-type": "text/plain" } })],
      [413, rig.ask("PUT", tip, { as: mira, body: " ".repeat(600_000) })],
    ];

    for (const [status, asking] of cases) {
      const answer = await asking;

      assert.equal(answer.status, status, answer.text);
      describeShape(answer);
    }
  });

  it("names the methods that an address has", async () => {
    rig = await startRig();

    const answer = await rig.ask("PATCH", "/api/me/stories");

    assert.equal(answer.headers.get("allow"), "GET, HEAD");
  });

  it("of ours shows nothing of itself, and is logged without its message", async () => {
    class LeakyError extends Error {
      override name = "LeakyError";
      readonly code = "ERR_LEAKY";
    }
    rig = await failing(
      new LeakyError(`${canary}\n    at ${canary} (file.ts:1:1)`, { cause: new TypeError(canary) }),
    );

    const answer = await rig.ask("GET", "/api/me/communities", { as: mira });

    assert.equal(answer.status, 500);
    describeShape(answer);
    const log = rig.logged.join("");
    assert.ok(!(answer.text + log).includes(canary));
    const fault = rig.logged
      .map((line) => JSON.parse(line) as unknown)
      .find((line) => valueAt(line, "fault"));
    assert.equal(valueAt(fault, "correlationId"), answer.headers.get("x-correlation-id"));
    assert.equal(valueAt(fault, "fault", "name"), "LeakyError");
    assert.equal(valueAt(fault, "fault", "code"), "ERR_LEAKY");
    assert.equal(valueAt(fault, "fault", "cause", "name"), "TypeError");
    assert.match(JSON.stringify(valueAt(fault, "fault", "frames")), /errors\.test\.ts/u);
  });

  it("of ours is one when something other than an error was thrown", async () => {
    for (const thrown of [canary, undefined, null, { statusCode: 418, message: canary }]) {
      rig = await failing(thrown);

      const answer = await rig.ask("GET", "/api/me/communities", { as: mira });

      assert.equal(answer.status, 500);
      describeShape(answer);
      assert.ok(!(answer.text + rig.logged.join("")).includes(canary));
      await rig.close();
    }
    rig = await startRig();
  });

  it("that calls itself by a status of its own is still one of ours", async () => {
    rig = await failing(Object.assign(new Error(canary), { statusCode: 302, status: 302, body: { canary } }));

    const answer = await rig.ask("GET", "/api/me/communities", { as: mira });

    assert.equal(answer.status, 500);
    describeShape(answer);
  });

  it("at the bot's endpoint has the same shape", async () => {
    rig = await startRig({
      onActivity: (_request, response) => {
        response.setHeader("content-type", "text/html");
        response.setHeader("content-encoding", "br");
        return Promise.reject(new Error(canary));
      },
    });

    const answer = await rig.ask("POST", "/api/messages", { body: { text: canary } });

    assert.equal(answer.status, 500);
    describeShape(answer);
    assert.ok(!(answer.text + rig.logged.join("")).includes(canary));
  });

  it("is said in English to whoever asks in a language unknown here", async () => {
    rig = await startRig();

    for (const language of ["xx-YY, de;q=0.5", "__proto__", "*", ";;;", "a".repeat(5_000)]) {
      const answer = await rig.ask("GET", "/api/nothing", { headers: { "accept-language": language } });

      assert.match(String(valueAt(answer.json, "error", "message")), /^We can’t find this/u);
    }
  });

  it("does not end the server, whatever stands in the address line", async () => {
    rig = await startRig();
    const heads = [
      "GET / HTTP/1.1\r\nHost: [\r\n",
      "GET / HTTP/1.1\r\nHost: a b%\r\n",
      "GET http://[/ HTTP/1.1\r\nHost: localhost\r\n",
      "GET /%00%ff%fe HTTP/1.1\r\nHost: localhost\r\n",
      "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n",
      "GET /tab/%00 HTTP/1.1\r\nHost: localhost\r\n",
      "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n",
    ];

    for (const head of heads) {
      const received = await sendText(
        rig,
        `${head}Connection: ${head.includes("Upgrade") ? "Upgrade, close" : "close"}\r\n\r\n`,
      );

      assert.match(received, /^HTTP\/1\.1 [24]\d\d /u, head);
    }
    assert.equal((await rig.ask("GET", "/healthz")).status, 200);
  });
});

describe("the log", () => {
  let rig: Rig;

  beforeEach(async () => {
    rig = await startRig();
  });
  afterEach(() => rig.close());

  it("has one line for each request, with the route's pattern and nothing of the person", async () => {
    const communityId = await startedCommunity(rig);
    const { id } = await savedTip(rig, communityId, { title: canary, markdown: canary, tags: [canary] });
    await rig.ask("POST", `/api/communities/${communityId}/search`, { as: mira, body: { q: canary } });
    await rig.ask("GET", `/api/communities/${communityId}/tips/${id}?${canary}=${canary}`, {
      as: tom,
      headers: { "x-canary": canary, referer: `https://teams.microsoft.com/${canary}` },
    });
    await rig.ask("GET", `/${canary}/${canary}`);
    await rig.ask("POST", `/api/communities/${communityId}/tips`, { as: tom, body: `{"${canary}": ` });
    await rig.ask("GET", "/api/me/communities", { headers: { authorization: `Bearer ${canary}` } });
    await rig.ask("POST", `/api/communities/${communityId}/tips`, {
      as: tom,
      body: tipInput({ [canary]: canary }),
    });

    const log = rig.logged.join("");

    const secrets = [canary, communityId, id, mira.userId, tom.userId, mira.name, tom.name, "Canaryname"];
    for (const secret of secrets) assert.ok(!log.includes(secret), secret);
    const lines = rig.logged.map((line) => JSON.parse(line) as unknown);
    const refusals = lines.filter((line) => valueAt(line, "msg") === "A sign-in was refused.");
    assert.deepEqual(
      refusals.map((line) => valueAt(line, "reason")),
      ["shape"],
    );
    const requests = lines.filter((line) => !refusals.includes(line));
    assert.deepEqual(
      requests.map((line) => [valueAt(line, "method"), valueAt(line, "route"), valueAt(line, "status")]),
      [
        ["POST", "/api/communities", 201],
        ["POST", "/api/communities/:communityId/tips", 201],
        ["POST", "/api/communities/:communityId/search", 200],
        ["GET", "/api/communities/:communityId/tips/:tipId", 200],
        ["GET", "unknown", 404],
        ["POST", "/api/communities/:communityId/tips", 400],
        ["GET", "/api/me/communities", 401],
        ["POST", "/api/communities/:communityId/tips", 201],
      ],
    );
    for (const line of requests) {
      assert.equal(typeof valueAt(line, "milliseconds"), "number");
      assert.match(String(valueAt(line, "correlationId")), /^[0-9a-f-]{36}$/u);
    }
  });
});
