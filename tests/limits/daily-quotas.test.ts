import assert from "node:assert/strict";
import { mock } from "node:test";
import { afterEach, beforeEach, describe, it } from "mocha";
import { Refusal } from "../../bot/community/core/refusal.ts";
import { dailyQuotas } from "../../bot/contract/request-limits.ts";
import { memoryQuotas } from "../../bot/limits/daily-quotas.ts";

const tenantId = "0da9aa6d-8734-488f-99ea-324791843204";
const ada = { tenantId, userId: "aaaaaaaa-0000-4000-8000-000000000001" };
const grace = { tenantId, userId: "aaaaaaaa-0000-4000-8000-000000000002" };

const hours = 60 * 60 * 1_000;
const most = {
  ...dailyQuotas,
  storedBytes: 1_000,
  startedCommunities: 2,
  causedNotices: 5,
  receivedCards: 2,
};

const usedUpFor = (seconds: number) => (error: unknown) =>
  error instanceof Refusal &&
  error.reason.code === "quotaUsedUp" &&
  error.reason.retryAfterSeconds === seconds;

describe("the quotas of a day", () => {
  beforeEach(() => mock.timers.enable({ apis: ["Date", "setTimeout"] }));
  afterEach(() => mock.timers.reset());

  it("refuse what is more than is left, and say when the day is over", async () => {
    const quotas = memoryQuotas(most);
    await quotas.spend(ada, "startedCommunities", 2);
    mock.timers.tick(20 * hours);

    await assert.rejects(quotas.spend(ada, "startedCommunities", 1), usedUpFor(4 * 60 * 60));
  });

  it("do not count what they refuse", async () => {
    const quotas = memoryQuotas(most);
    await quotas.spend(ada, "storedBytes", 600);

    await assert.rejects(quotas.spend(ada, "storedBytes", 500), Refusal);
    await quotas.spend(ada, "storedBytes", 400);

    await assert.rejects(quotas.spend(ada, "storedBytes", 1), Refusal);
  });

  it("are each person's own, and one of each kind", async () => {
    const quotas = memoryQuotas(most);
    await quotas.spend(ada, "startedCommunities", 2);

    await quotas.spend(ada, "causedNotices", 5);
    await quotas.spend(grace, "startedCommunities", 2);
    await quotas.spend({ ...ada, tenantId: "another" }, "startedCommunities", 2);
  });

  it("begin anew after 24 hours", async () => {
    const quotas = memoryQuotas(most);
    await quotas.spend(ada, "storedBytes", 1_000);
    mock.timers.tick(24 * hours);

    await quotas.spend(ada, "storedBytes", 1_000);
  });

  it("ask for nothing where nothing is used up", async () => {
    const quotas = memoryQuotas(most);
    await quotas.spend(ada, "causedNotices", 5);

    await quotas.spend(ada, "causedNotices", 0);
  });
});
