import assert from "node:assert/strict";
import { mock } from "node:test";
import { afterEach, beforeEach, describe, it } from "mocha";
import { requestBudgets, requestCosts } from "../../bot/contract/request-limits.ts";
import { requestsAtOnce } from "../../bot/limits/turns-by-person.ts";
import { memoryRequestLimits, TooManyRequests } from "../../bot/limits/request-limits.ts";

const ada = { tenantId: "one", userId: "ada" };
const grace = { tenantId: "one", userId: "grace" };
const other = { tenantId: "another", userId: "ada" };

const budgets = {
  person: { points: 10 * requestCosts.write, seconds: 20 },
  tenant: { points: 15 * requestCosts.write, seconds: 20 },
};

async function chargeTimes(times: number, charge: () => Promise<void>): Promise<number> {
  let refused = 0;
  for (let count = 0; count < times; count++)
    await charge().catch((error: unknown) => {
      if (!(error instanceof TooManyRequests)) throw error;
      refused++;
    });
  return refused;
}

describe("the limits of requests", () => {
  beforeEach(() => mock.timers.enable({ apis: ["Date", "setTimeout"] }));
  afterEach(() => mock.timers.reset());

  it("refuse a person what is more than their budget, and say when it is full again", async () => {
    const limits = memoryRequestLimits(budgets);
    assert.equal(await chargeTimes(10, () => limits.charge(ada, "write")), 0);
    mock.timers.tick(12_500);

    await assert.rejects(
      limits.charge(ada, "read"),
      (error) =>
        error instanceof TooManyRequests &&
        error.reason.code === "tooManyRequests" &&
        error.reason.retryAfterSeconds === 8,
    );
  });

  it("let them on when the window is over, however often they tried meanwhile", async () => {
    const limits = memoryRequestLimits(budgets);
    await chargeTimes(50, () => limits.charge(ada, "write"));
    mock.timers.tick(20_000);

    assert.equal(await chargeTimes(10, () => limits.charge(ada, "write")), 0);
  });

  it("leave the others of their organisation what one person was refused", async () => {
    const limits = memoryRequestLimits(budgets);
    await chargeTimes(1_000, () => limits.charge(ada, "write"));

    assert.equal(await chargeTimes(5, () => limits.charge(grace, "write")), 0);
  });

  it("refuse an organisation what is more than its budget, and nothing to another one", async () => {
    const limits = memoryRequestLimits(budgets);
    await chargeTimes(10, () => limits.charge(ada, "write"));

    assert.equal(await chargeTimes(10, () => limits.charge(grace, "write")), 5);

    assert.equal(await chargeTimes(10, () => limits.charge(other, "write")), 0);
  });

  it("tell a flood, which no person makes, from a lot", async () => {
    const limits = memoryRequestLimits(budgets);
    const isFlood = async () => {
      try {
        await limits.charge(ada, "write");
      } catch (error) {
        return error instanceof TooManyRequests && error.isFlood;
      }
      return undefined;
    };
    await chargeTimes(10, () => limits.charge(ada, "write"));

    assert.equal(await isFlood(), false);
    await chargeTimes(10, () => limits.charge(ada, "write"));
    assert.equal(await isFlood(), true);
  });
});

describe("the turns of requests", () => {
  it("let a page's requests of one person be worked on at once, and others wait for them in order", async () => {
    const limits = memoryRequestLimits(budgets);
    const started: number[] = [];
    const ends: (() => void)[] = [];
    const begin = (number: number, person = ada) =>
      limits.inTurn(person, () => {
        started.push(number);
        return new Promise<void>((end) => ends.push(end));
      });
    const all = Array.from({ length: requestsAtOnce + 2 }, (_, number) => begin(number));

    assert.equal(started.length, requestsAtOnce);
    const theirs = begin(100, grace);
    assert.equal(started.at(-1), 100);
    ends[3]?.();
    await all[3];
    assert.equal(started.at(-1), requestsAtOnce);

    while (started.length < requestsAtOnce + 3 || ends.length > 0) {
      ends.splice(0).forEach((end) => end());
      await Promise.resolve();
    }
    await Promise.all([...all, theirs]);
    assert.equal(started.at(-1), requestsAtOnce + 1);
  });

  it("go on after what fails", async () => {
    const limits = memoryRequestLimits(budgets);
    const failing = Array.from({ length: requestsAtOnce }, () =>
      limits.inTurn(ada, () => Promise.reject(new Error("It failed."))),
    );
    const next = limits.inTurn(ada, () => Promise.resolve("done"));

    for (const one of failing) await assert.rejects(one, /It failed/u);
    assert.equal(await next, "done");
  });
});

describe("the budgets of production", () => {
  const { person, tenant } = requestBudgets;

  it("are not met by somebody who types a search as fast as the tab asks for it", () => {
    const searchesPerSecond = 1_000 / 150;
    assert.ok(person.points > person.seconds * searchesPerSecond * requestCosts.search);
  });

  it("are not met by somebody who opens thirty pages at once, of eight requests each", () => {
    assert.ok(person.points > 30 * 8 * requestCosts.read);
  });

  it("are not met by an organisation in which a thousand people open the tab at the same moment", () => {
    assert.ok(tenant.points >= 1_000 * 8 * requestCosts.read);
  });

  it("let one person have no more than a twentieth of what their organisation has", () => {
    assert.ok(person.points / person.seconds <= tenant.points / tenant.seconds / 20);
  });
});
