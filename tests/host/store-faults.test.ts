// What a server does while its store is not, or no longer, as it has to be: each cause when it starts and while it runs.
import assert from "node:assert/strict";
import { containerDefinition } from "../../bot/records/cosmos/definition.ts";
import { playedActivity } from "../records/fake-cosmos/server.ts";
import { team } from "../teams/rig.ts";
import { storeSentences } from "../../bot/store-sentences.ts";
import {
  highest,
  openStoreSite,
  startOutside,
  type LogLine,
  type Outside,
  type StoreSite,
} from "./store-site.ts";

interface StoreFault {
  readonly cause: keyof typeof storeSentences;
  begin(site: StoreSite): void;
  end(site: StoreSite): void;
  /** It is looked for at the start alone. */
  readonly atStartOnly?: true;
}

const played = (cause: StoreFault["cause"], fault: StoreSite["cosmos"]["faults"]["always"]): StoreFault => ({
  cause,
  begin: ({ cosmos }) => (cosmos.faults.always = fault),
  end: ({ cosmos }) => (cosmos.faults.always = undefined),
});

const storeFaults: readonly StoreFault[] = [
  played("roleMissing", { status: 403, substatus: 5301 }),
  played("firewall", { status: 403 }),
  {
    cause: "containerMissing",
    begin: ({ cosmos }) => cosmos.dropContainer(),
    end: ({ cosmos }) => cosmos.makeContainer({ id: "records", ...containerDefinition }),
  },
  played("throttled", { status: 429, substatus: 3200, retryAfterMs: 1 }),
  {
    cause: "noIdentity",
    begin: ({ entra }) => (entra.identity.isKnown = false),
    end: ({ entra }) => (entra.identity.isKnown = true),
  },
  played("noAnswer", { reset: "before" }),
  played("noAnswer", { status: 503 }),
  played("noAnswer", { status: 502, text: "<html>Bad Gateway</html>" }),
  {
    cause: "wrongConsistency",
    begin: ({ cosmos }) => (cosmos.consistency = "Session"),
    end: ({ cosmos }) => (cosmos.consistency = "Strong"),
    atStartOnly: true,
  },
  {
    cause: "wrongContainer",
    begin({ cosmos }) {
      cosmos.dropContainer();
      cosmos.makeContainer({ id: "records", ...containerDefinition, defaultTtl: 60 });
    },
    end({ cosmos }) {
      cosmos.dropContainer();
      cosmos.makeContainer({ id: "records", ...containerDefinition });
    },
    atStartOnly: true,
  },
];

const queryValue = {
  commandId: "findTip",
  parameters: [{ name: "query", value: "tabs" }],
  queryOptions: { skip: 0, count: 10 },
};

const isHighest = ({ level }: LogLine) => level === highest;
const isUsable = ({ msg }: LogLine) => msg === "The store can be used.";

const statusOf = async (answer: Promise<Response>): Promise<number> => {
  const { status, body } = await answer;
  await body?.cancel();
  return status;
};

/** Alive, not ready, and kind to whoever asks. */
async function checkUnusable(site: StoreSite): Promise<void> {
  assert.equal(await statusOf(site.get("/healthz")), 200);
  assert.equal(await statusOf(site.get("/readyz")), 503);
  const answer = await site.ask("/api/me/communities");
  assert.equal(answer.status, 503);
  assert.ok(Number(answer.headers.get("retry-after")) > 0);
  const { error } = (await answer.json()) as { error: { code: string; message: string } };
  assert.ok(["storeUnavailable", "tooSlow"].includes(error.code), error.code);
  assert.match(error.message, /try again/iu);
}

/** It is opened while it listens. */
async function untilReady(site: StoreSite): Promise<void> {
  for (let tries = 0; (await statusOf(site.get("/readyz"))) !== 200; tries += 1) assert.ok(tries < 1_000);
}

async function checkUsable(site: StoreSite): Promise<void> {
  assert.equal(await statusOf(site.get("/readyz")), 200);
  assert.equal(await statusOf(site.ask("/api/me/communities")), 200);
}

describe("a server whose store is not right", function () {
  this.timeout(60_000);

  let outside: Outside;
  let site: StoreSite;

  before(async () => {
    outside = await startOutside();
  });
  after(() => outside.close());

  beforeEach(async () => {
    site = await openStoreSite(outside);
  });
  afterEach(() => site.close());

  const causes = () => site.lines.filter(isHighest).map(({ storeFault }) => storeFault);

  for (const [number, storeFault] of storeFaults.entries()) {
    const { cause } = storeFault;

    it(`listens, says ${cause} once, and opens it when that is over (${number})`, async () => {
      storeFault.begin(site);
      await site.listen();
      await site.pausing();
      await checkUnusable(site);
      site.endPause();
      await site.pausing();

      assert.deepEqual(causes(), [cause]);
      assert.equal(site.lines.find(isHighest)?.msg, storeSentences[cause]);
      storeFault.end(site);
      site.endPause();
      await site.line(isUsable, 0);
      await checkUsable(site);
    });

    if (storeFault.atStartOnly) continue;
    it(`goes on running, says ${cause} once, and is ready when that is over (${number})`, async () => {
      await site.listen();
      await untilReady(site);
      storeFault.begin(site);
      site.pass(5_000);
      await checkUnusable(site);
      site.pass(5_000);
      await checkUnusable(site);

      assert.deepEqual(causes(), [cause]);
      assert.equal(site.lines.find(isHighest)?.msg, storeSentences[cause]);
      storeFault.end(site);
      site.pass(5_000);
      await checkUsable(site);
      assert.ok(site.lines.some(isUsable));
    });
  }

  it("says the cause with what Cosmos DB answered: status, substatus and activity", async () => {
    site.cosmos.faults.always = { status: 403, substatus: 5301 };
    await site.listen();

    const { fault } = await site.line(isHighest, 0);

    const { code, cause } = fault as { code: string; cause: Record<string, unknown> };
    assert.equal(code, "STORE_ROLE_MISSING");
    assert.deepEqual([cause["code"], cause["substatus"], cause["activityId"]], [403, 5301, playedActivity]);
  });

  it("says each cause as it comes, and then tries again soon; otherwise later and later", async () => {
    site.cosmos.faults.always = { status: 403, substatus: 5301 };
    await site.listen();
    const pauses: number[] = [];
    for (let attempt = 1; attempt <= 7; attempt += 1) {
      pauses.push(await site.pausing());
      if (attempt === 6) site.cosmos.faults.always = { status: 429, retryAfterMs: 1 };
      site.endPause();
    }
    await site.pausing();

    assert.deepEqual(pauses, [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 1_000]);
    assert.deepEqual(causes(), ["roleMissing", "throttled"]);
  });

  it("answers the bot's turns kindly, and lets Teams deliver events again", async () => {
    site.cosmos.faults.always = { status: 403 };
    await site.listen();
    await site.pausing();

    const query = { type: "invoke", name: "composeExtension/query", value: queryValue };
    const found = await site.deliver(query);
    const message = await site.deliver({ type: "message", text: "find tabs" });
    const event = await site.deliver({
      type: "conversationUpdate",
      channelData: { eventType: "teamRenamed", team: { ...team, name: "Renamed" } },
    });

    assert.equal(found.status, 200);
    assert.match(await found.text(), /can’t reach its records right now/u);
    assert.equal(message.status, 200);
    assert.ok(site.teams.sent.some((sent) => JSON.stringify(sent).includes("can’t reach its records")));
    assert.equal(event.status, 503);
    assert.ok(Number(event.headers.get("retry-after")) > 0);
  });

  it("asks for one document in 5 s at most, however often somebody asks whether it is ready", async () => {
    await site.listen();
    await untilReady(site);
    const before = site.cosmos.asked.length;

    for (let asked = 0; asked < 20; asked += 1) await statusOf(site.get("/readyz"));
    site.pass(4_999);
    await statusOf(site.get("/readyz"));
    assert.equal(site.cosmos.asked.length, before);
    site.pass(1);
    for (let asked = 0; asked < 20; asked += 1) await statusOf(site.get("/readyz"));

    assert.deepEqual(
      site.cosmos.asked.slice(before).map(({ operation }) => operation),
      ["read"],
    );
  });
});
