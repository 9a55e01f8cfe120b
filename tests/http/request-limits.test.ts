import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "mocha";
import {
  dailyQuotas,
  requestBudgets,
  requestCosts,
  type DailyQuotas,
} from "../../bot/contract/request-limits.ts";
import type { HttpParts } from "../../bot/http/http-parts.ts";
import { routeTable } from "../../bot/http/server.ts";
import { memoryQuotas } from "../../bot/limits/daily-quotas.ts";
import { memoryRequestLimits } from "../../bot/limits/request-limits.ts";
import {
  channel,
  mira,
  startedCommunity,
  startRig,
  tenantId,
  tipInput,
  tom,
  valueAt,
  type Rig,
} from "./rig.ts";
import { noLimits } from "../limits/no-limits.ts";

/** What is read costs less than what is written; what is dearer still is named here. */
const dear = [
  "GET /api/communities/:communityId/actions/check",
  "GET /api/communities/:communityId/export",
  "GET /api/me/thanks/document",
  "POST /api/communities/:communityId/import",
  "POST /api/me/data/erase",
  "POST /api/me/data/export",
];

describe("the costs of the routes", () => {
  const routes = routeTable({} as HttpParts).flatMap((route) => (route.guard === "person" ? [route] : []));

  it("are more than those of a notice only where that is named", () => {
    const found = routes
      .filter(({ cost }) => requestCosts[cost] > requestCosts.notify)
      .map(({ method, path }) => `${method} ${path}`);

    assert.deepEqual(found.sort(), dear);
  });

  it("are those of a write wherever something is changed", () => {
    const cheap = routes
      .filter(({ method, cost }) => method !== "GET" && requestCosts[cost] < requestCosts.write)
      .map(({ method, path }) => `${method} ${path}`);

    assert.deepEqual(cheap.sort(), [
      // They change nothing: what is asked or typed stands in the body so that no log of addresses holds it.
      "POST /api/communities/:communityId/askable",
      "POST /api/communities/:communityId/search",
      "POST /api/me/search",
      // One of many pieces of a file, over the same piece of the person's last one.
      "PUT /api/communities/:communityId/import/pieces/:number",
    ]);
  });

  it("are charged for every route before anything is done", async () => {
    const charged: unknown[] = [];
    const rig = await startRig({
      limits: {
        ...noLimits,
        charge: (asker, cost) => {
          charged.push([asker.userId, cost]);
          return Promise.reject(new Error("Nothing was done."));
        },
      },
    });
    for (const { method, path } of routes)
      await rig.ask(method, path.replace(/:\w+/gu, "someplace"), {
        as: mira,
        ...(method !== "GET" && { body: "{ broken" }),
      });
    await rig.close();

    assert.deepEqual(
      charged,
      routes.map(({ cost }) => [mira.userId, cost]),
    );
  });
});

describe("a person who asks for a lot at once", () => {
  let rig: Rig;
  let communityId: string;

  before(async () => {
    rig = await startRig({
      limits: memoryRequestLimits({
        person: { points: 5 * requestCosts.notify, seconds: 20 },
        tenant: { points: 100 * requestCosts.notify, seconds: 20 },
      }),
    });
    communityId = await startedCommunity(rig);
  });
  after(() => rig.close());

  it("is told when to try again, in words and for programs; others go on", async () => {
    const save = (nonce: string) =>
      rig.ask("POST", `/api/communities/${communityId}/tips`, { as: mira, body: tipInput({ nonce }) });
    const answers = [];
    for (let count = 0; count < 6; count++) answers.push(await save(`nonce-of-${count}`));

    const refused = answers.at(-1);

    assert.deepEqual(
      answers.map(({ status }) => status),
      [201, 201, 201, 201, 429, 429],
    );
    assert.equal(valueAt(refused?.json, "error", "code"), "tooManyRequests");
    const seconds = Number(refused?.headers.get("retry-after"));
    assert.ok(seconds >= 1 && seconds <= 20);
    assert.equal(valueAt(refused?.json, "error", "retryAfterSeconds"), seconds);
    assert.match(
      String(valueAt(refused?.json, "error", "message")),
      /^That was a lot at once\. Nothing is lost/u,
    );
    assert.equal((await rig.ask("GET", `/api/places/${channel}`, { as: tom })).status, 200);
  });

  it("is named in no log line", () => {
    assert.ok(rig.logged.some((line) => line.includes('"status":429')));
    assert.ok(!rig.logged.join("").includes(mira.userId));
  });
});

describe("a person who takes a file slowly", () => {
  let rig: Rig;
  afterEach(() => rig.close());

  it("gets no second one meanwhile; others do, and so do they once it is over", async () => {
    const limits = memoryRequestLimits(requestBudgets);
    rig = await startRig({ limits });
    const communityId = await startedCommunity(rig);
    const statusFor = async (as: typeof mira) =>
      (await rig.ask("GET", `/api/communities/${communityId}/export`, { as })).status;
    const endFile = limits.beginFile({ tenantId, userId: mira.userId });

    assert.equal(await statusFor(mira), 429);
    assert.equal(await statusFor(tom), 200);
    endFile();
    assert.deepEqual([await statusFor(mira), await statusFor(mira)], [200, 200]);
  });
});

describe("a person who uses up their day", () => {
  let rig: Rig;

  afterEach(() => rig.close());

  /** The server with these quotas, and a community of the channel. */
  async function startWith(quotas: Partial<DailyQuotas>): Promise<string> {
    rig = await startRig();
    const communityId = await startedCommunity(rig);
    Object.assign(rig.deps, { quotas: memoryQuotas({ ...dailyQuotas, ...quotas }) });
    return communityId;
  }
  const save = (communityId: string, nonce: string, as = mira) =>
    rig.ask("POST", `/api/communities/${communityId}/tips`, { as, body: tipInput({ nonce }) });

  it("by what they have kept is refused until tomorrow; reading, drafts and others go on", async () => {
    const communityId = await startWith({ storedBytes: JSON.stringify(tipInput()).length + 20 });
    assert.equal((await save(communityId, "nonce-of-1")).status, 201);

    const refused = await save(communityId, "nonce-of-2");

    assert.equal(refused.status, 429);
    assert.equal(valueAt(refused.json, "error", "code"), "quotaUsedUp");
    assert.equal(refused.headers.get("retry-after"), String(24 * 60 * 60));
    assert.match(String(valueAt(refused.json, "error", "message")), /try again in 24 hours/u);
    assert.equal((await rig.ask("GET", `/api/communities/${communityId}`, { as: mira })).status, 200);
    const draft = { text: "x".repeat(1_000) };
    const kept = await rig.ask("PUT", `/api/me/drafts/${communityId}.tip`, { as: mira, body: draft });
    assert.notEqual(kept.status, 429);
    assert.equal((await save(communityId, "nonce-of-3", tom)).status, 201);
  });

  it("by the pieces of a file that they upload is refused the next piece", async () => {
    const piece = { bytes: Buffer.alloc(3_000).toString("base64") };
    const communityId = await startWith({ storedBytes: 2 * JSON.stringify(piece).length });
    const upload = (number: number) =>
      rig.ask("PUT", `/api/communities/${communityId}/import/pieces/${number}`, { as: mira, body: piece });

    const answers = [await upload(0), await upload(1), await upload(0)];

    assert.deepEqual(
      answers.map(({ status }) => status),
      [204, 204, 429],
    );
  });

  it("by causing private notices is refused what causes another, and nothing else", async () => {
    const communityId = await startWith({ causedNotices: 2 });
    const answers = [];
    for (const nonce of ["nonce-of-1", "nonce-of-2", "nonce-of-3"])
      answers.push(await save(communityId, nonce));

    assert.deepEqual(
      answers.map(({ status }) => status),
      [201, 201, 429],
    );
    const settings = { off: [] };
    const other = await rig.ask("PUT", "/api/me/notices/settings", { as: mira, body: settings });
    assert.notEqual(other.status, 429);
  });
});
