import assert from "node:assert/strict";
import type { Records } from "../../bot/records/records.ts";
import { openSqliteRecords } from "../../bot/records/sqlite/open.ts";
import { assertGaveWay, loopDelayDuring } from "../loop-delay.ts";
import { create, readPages, recordOf, tenant } from "./contract/subject.ts";
import { fixedClock } from "./fixed-clock.ts";

async function withRecords(work: (records: Records, advance: (ms: number) => void) => Promise<void>) {
  const { now, advance } = fixedClock();
  const store = await openSqliteRecords({ file: ":memory:", now });
  try {
    await work(store.forTenant(tenant), advance);
  } finally {
    await store.close();
  }
}

/** Fills the scope with records of about 2 KB. */
async function fill(records: Records, count: number, expiresAt?: string): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const body = "a word ".repeat(300);
    await create(records, { id: `tip-${index}`, body, ...(expiresAt !== undefined && { expiresAt }) });
  }
}

describe("a long walk over SQLite", () => {
  it("lets the event loop turn while it writes and reads", () =>
    withRecords(async (records) => {
      const writing = await loopDelayDuring(() => fill(records, 6_000));
      const { scope } = recordOf();
      const reading = await loopDelayDuring(async () => {
        for (let round = 0; round < 5; round += 1)
          await readPages(records, { scope, kind: "tip", order: "created", size: 50 });
      });

      assertGaveWay(writing);
      assertGaveWay(reading);
    }));

  it("lets it turn while many calls were made at once, and answers them in their order", () =>
    withRecords(async (records) => {
      const order: number[] = [];
      const delay = await loopDelayDuring(() =>
        Promise.all(
          Array.from({ length: 6_000 }, async (_, index) => {
            await create(records, { id: `tip-${index}`, body: "a word ".repeat(300) });
            order.push(index);
          }),
        ),
      );

      assertGaveWay(delay);
      assert.deepEqual(
        order,
        order.toSorted((a, b) => a - b),
      );
    }));

  it("lets it turn while all that expired at once is cleared away", () =>
    withRecords(async (records, advance) => {
      const { scope } = recordOf();
      const { now } = fixedClock();
      // Enough for many turns on a machine that has nothing else to do.
      await fill(records, 8_000, new Date(now().getTime() + 1_000).toISOString());
      advance(2_000);

      const delay = await loopDelayDuring(() => records.changesSince(scope, undefined, 10));

      assertGaveWay(delay);
    }));

  it("ends before the store is closed behind it", async () => {
    const store = await openSqliteRecords({ file: ":memory:", now: fixedClock().now });
    const records = store.forTenant(tenant);
    const writes = Array.from({ length: 1_000 }, (_, index) => create(records, { id: `tip-${index}` }));

    await store.close();

    assert.equal((await Promise.all(writes)).length, 1_000);
  });
});
