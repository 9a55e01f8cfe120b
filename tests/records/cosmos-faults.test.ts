import assert from "node:assert/strict";
import { operatorDeadlines } from "../../bot/records/cosmos/calls.ts";
import type { Deadlines, RequestReport } from "../../bot/records/cosmos/calls.ts";
import { NoAnswerError } from "../../bot/records/cosmos/failures.ts";
import { StoreUnavailableError, type Records } from "../../bot/records/records.ts";
import type { WholeStore } from "../../bot/records/whole-store.ts";
import { change, community, create, get, idsOf, recordOf, remove, tenant } from "./contract/subject.ts";
import { openOnFake } from "./cosmos-subject.ts";
import type { Fault } from "./fake-cosmos/faults.ts";
import type { FakeCosmos } from "./fake-cosmos/server.ts";

interface Scene {
  readonly fake: FakeCosmos;
  readonly store: WholeStore;
  readonly records: Records;
  readonly reports: readonly RequestReport[];
  /** What the store was asked since the last time, in one word each. */
  readonly asked: () => string[];
}

async function withScene(work: (scene: Scene) => Promise<void>, deadlines?: Deadlines): Promise<void> {
  const reports: RequestReport[] = [];
  const subject = await openOnFake({
    onRequest: (report) => reports.push(report),
    ...(deadlines && { deadlines }),
  });
  const { fake } = subject;
  let seen = fake.asked.length;
  const asked = () => {
    const news = fake.asked.slice(seen).map(({ operation }) => operation);
    seen = fake.asked.length;
    return news;
  };
  try {
    await work({ fake, store: subject.store, records: subject.store.forTenant(tenant), reports, asked });
  } finally {
    await subject.close();
  }
}

const noAnswer = { name: NoAnswerError.name };
const throttled = { name: StoreUnavailableError.name, reason: "throttled" };

/** Short where an answer never comes; long enough for one that does, on a machine that others use. */
const deadlinesFor = (fault: Fault): Deadlines | undefined =>
  "hang" in fault ? { request: 500, verb: 10_000, sweep: 10_000, open: 10_000 } : undefined;

/** The work was done, and its answer was lost. */
const lostAnswers: readonly (readonly [string, Fault])[] = [
  ["reset", { reset: "after" }],
  ["left without an answer", { hang: "after" }],
];

/** Whether the work was done cannot be told from the answer; it was not. */
const lostQuestions: readonly (readonly [string, Fault])[] = [
  ["reset", { reset: "before" }],
  ["left without an answer", { hang: "before" }],
  ["refused as unavailable", { status: 503 }],
  ["timed out by the store", { status: 408 }],
  ["answered by a broken gateway", { status: 502, text: "<html>Bad Gateway</html>" }],
  ["answered by a gateway without a word", { status: 503, text: "" }],
  ["answered by something else that is content", { status: 200, text: "<html>Sign in here</html>" }],
];

describe("Cosmos DB under faults", () => {
  for (const [how, fault] of lostAnswers) {
    it(`knows its own writes again after the connection was ${how}`, () =>
      withScene(async ({ fake, records, asked }) => {
        fake.faults.plan("create", fault);
        const created = await create(records);
        assert.deepEqual(asked(), ["create", "read"]);

        fake.faults.plan("patch", fault);
        const changed = await change(records, created, { body: "changed" });
        assert.deepEqual(asked(), ["patch", "read"]);
        assert.deepEqual(await get(records, community, "tip-1"), changed);

        fake.faults.plan("patch", fault);
        await remove(records, changed);
        assert.equal(await records.find(community, "tip-1"), undefined);

        fake.faults.plan("replace", fault);
        const again = await create(records, { body: "again" });
        assert.deepEqual(await get(records, community, "tip-1"), again);
        assert.equal(fake.documents.all().length, 1);
      }, deadlinesFor(fault)));
  }

  for (const [how, fault] of lostQuestions) {
    it(`writes once when the first attempt was ${how}`, () =>
      withScene(async ({ fake, records, asked }) => {
        fake.faults.plan("create", fault);
        const created = await create(records);
        assert.deepEqual(asked(), ["create", "read", "create"]);

        fake.faults.plan("patch", fault);
        const changed = await change(records, created, { body: "changed" });
        assert.deepEqual(asked(), ["patch", "read", "patch"]);
        assert.deepEqual(await get(records, community, "tip-1"), changed);
      }, deadlinesFor(fault)));
  }

  for (const [how, fault] of [...lostAnswers, ...lostQuestions]) {
    it(`restores and purges a record once when the connection was ${how}`, () =>
      withScene(async ({ fake, store, records }) => {
        const record = await create(records);
        const newer = { ...record, changedAt: "2031-03-02T00:00:00.000Z", body: "newer" };
        const added = { ...record, id: "added" };
        fake.faults.plan("create", fault);
        fake.faults.plan("replace", fault);

        assert.deepEqual(await store.restore([added]), ["written"]);
        assert.deepEqual(await store.restore([newer]), ["replaced"]);

        assert.equal((await get(records, community, "tip-1")).body, "newer");
        fake.faults.plan("delete", fault);
        assert.equal(await store.purge(tenant, 10), 2);
        assert.deepEqual(fake.documents.all(), []);
      }, deadlinesFor(fault)));
  }

  it("does not call it a conflict when it cannot tell whether it wrote before another", () =>
    withScene(async ({ fake, records }) => {
      const first = await create(records);
      await change(records, first, { body: "of another" });

      fake.faults.plan("patch", { reset: "before" });
      await assert.rejects(records.write(recordOf(), { version: first.version }), noAnswer);
      fake.faults.plan("create", { reset: "before" });
      await assert.rejects(records.write(recordOf(), { absent: true }), noAnswer);

      assert.equal((await get(records, community, "tip-1")).body, "of another");
    }));

  it("asks a busy store again when it says so, writes included", () =>
    withScene(async ({ fake, records, reports }) => {
      const busy = { status: 429, retryAfterMs: 1 };
      fake.faults.plan("create", busy, busy, { status: 449 });
      fake.faults.plan("query", busy);

      await create(records);
      const page = await records.page({ scope: community, kind: "tip", order: "created", size: 5 });

      assert.deepEqual(idsOf(page.records), ["tip-1"]);
      assert.deepEqual(
        reports
          .filter(({ verb }) => verb === "write" || verb === "page")
          .map(({ verb, statusCode }) => [verb, statusCode]),
        [
          ["write", 429],
          ["write", 429],
          ["write", 449],
          ["write", 201],
          ["page", 429],
          ["page", 200],
        ],
      );
    }));

  it("gives up at once when a busy store asks for more time than there is", () =>
    withScene(async ({ fake, records, asked }) => {
      fake.faults.plan("create", { status: 429, retryAfterMs: 60_000 });

      await assert.rejects(records.write(recordOf(), { absent: true }), throttled);

      assert.deepEqual(asked(), ["create"]);
    }));

  it("waits for an operator as long as a busy store asks for", () =>
    withScene(async ({ fake, store, records }) => {
      const record = await create(records);
      const busy = Array.from({ length: 20 }, () => ({ status: 429, retryAfterMs: 1 }));
      for (const operation of ["create", "query", "delete"] as const) fake.faults.plan(operation, ...busy);

      assert.deepEqual(await store.restore([{ ...record, id: "added" }]), ["written"]);
      assert.equal((await store.listAll({ size: 5 })).records.length, 2);
      assert.equal(await store.purge(tenant, 5), 2);
    }, operatorDeadlines));

  it("gives up on a store that stays busy", () =>
    withScene(async ({ fake, records, asked }) => {
      fake.faults.plan("read", ...Array.from({ length: 9 }, () => ({ status: 429, retryAfterMs: 1 })));

      await assert.rejects(records.find(community, "tip-1"), throttled);

      assert.equal(asked().length, 4);
    }));

  it("reads again after a passing failure", () =>
    withScene(async ({ fake, records, reports }) => {
      const record = await create(records);
      const gateways = [
        { status: 502, text: "<html>Bad Gateway</html>" },
        { status: 503, text: "" },
      ] as const;
      for (const fault of [
        { status: 503 },
        { status: 410 },
        { status: 408 },
        { reset: "before" },
        ...gateways,
      ] as const) {
        fake.faults.plan("read", fault);
        fake.faults.plan("query", fault);

        assert.deepEqual(await records.find(community, "tip-1"), record);
        assert.deepEqual((await records.changesSince(community, undefined, 5)).written, [record]);
      }

      const statuses = reports.filter(({ verb }) => verb === "find").map(({ statusCode }) => statusCode);
      assert.deepEqual(statuses, [503, 200, 410, 200, 408, 200, 0, 200, 502, 200, 503, 200]);
    }));

  it("gives up in time on a store that does not answer", () =>
    withScene(
      async ({ fake, records, asked, reports }) => {
        const hangs = Array.from({ length: 9 }, () => ({ hang: "before" }) as const);
        for (const operation of ["read", "query", "create"] as const) fake.faults.plan(operation, ...hangs);

        await assert.rejects(records.find(community, "tip-1"), noAnswer);
        await assert.rejects(
          records.page({ scope: community, kind: "tip", order: "created", size: 1 }),
          noAnswer,
        );
        await assert.rejects(records.write(recordOf(), { absent: true }), noAnswer);

        const longest = reports.filter(({ verb }) => verb === "find").map(({ milliseconds }) => milliseconds);
        assert.ok(asked().length <= 12 && longest.length <= 4);
        assert.ok(reports.slice(-1).every(({ statusCode }) => statusCode === 0));
      },
      { request: 20, verb: 60, sweep: 60, open: 5_000 },
    ));

  it("does not take a missing container for a missing record", () =>
    withScene(async ({ fake, records }) => {
      const { version } = await create(records);
      fake.dropContainer();

      await assert.rejects(records.find(community, "tip-1"));
      await assert.rejects(records.write(recordOf(), { absent: true }));
      await assert.rejects(records.write(recordOf(), { version }));
      await assert.rejects(records.page({ scope: community, kind: "tip", order: "created", size: 1 }));
    }));

  it("takes no version that could stand for any state", () =>
    withScene(async ({ records }) => {
      const record = await create(records);

      for (const version of ["*", `"a", ${record.version}`, "", "a\r\nb: c", `${record.version} `, 'W/"a"']) {
        const conflict = { outcome: "conflict", current: record };
        assert.deepEqual(await records.write(recordOf({ body: "forged" }), { version }), conflict);
        assert.deepEqual(await records.remove(community, "tip-1", version), conflict);
      }
    }));

  it("tells of each question without saying what was asked", () =>
    withScene(async ({ records, reports }) => {
      await create(records, { id: "canary" });

      const last = reports.at(-1);
      assert.ok(last && last.charge > 0 && last.milliseconds > 0);
      assert.deepEqual(Object.keys(last), ["verb", "statusCode", "charge", "milliseconds"]);
      assert.equal(JSON.stringify(reports).includes("canary"), false);
    }));
});
