// Promise 41, of what waits to be told: while Teams hangs, records wait in the store, not in memory.
import assert from "node:assert/strict";
import { describe } from "mocha";
import { communityRecords } from "../../../bot/community/communities/community.ts";
import { changeVisibility } from "../../../bot/community/communities/readers.ts";
import { waitingIn, withMessage } from "../../../bot/community/outbox/message.ts";
import { openOutbox } from "../../../bot/community/outbox/open-outbox.ts";
import type { Delivery } from "../../../bot/community/outbox/deliverer.ts";
import { openSqliteRecords } from "../../../bot/records/sqlite/open.ts";
import { ada, givenCommunity, openWorld } from "../../community/world.ts";
import { liveBytes } from "../../live-bytes.ts";
import { inForm, promise } from "../promise.ts";

const tenantId = "7a3f4c1e-0000-4000-8000-000000000001";
/** Nearly as large as a record may be. */
const textLength = 900_000;
/** Bytes that may be in use beyond what was in use before, of the eight that are being told; all together take 51 MB and more. */
const mostGrowth = 40 * 1024 * 1024;

const timeout = { short: 60_000, long: 120_000 };

describe("messages that wait for Teams", () => {
  promise(41, "keep nothing of their records in memory", { timeout }, async (trial) => {
    const now = () => new Date();
    const store = await openSqliteRecords({ file: ":memory:", now });
    const answer = Promise.withResolvers<Delivery>();
    const told: string[] = [];
    const { outbox, records } = openOutbox(
      {
        records: store,
        now,
        newId: () => "this-instance",
        chance: () => 1,
        log: {
          gaveUp: () => undefined,
          failed: () => undefined,
          broke: (error) => assert.fail(String(error)),
        },
      },
      () => ({
        deliver: (_tenantId, { id }) => {
          told.push(id);
          return answer.promise;
        },
      }),
    );
    const count = inForm({ short: 60, long: 300 });
    const live = liveBytes();

    for (let number = 0; number < count; number += 1) {
      const body = { format: 1, text: `${number} ${"x".repeat(textLength)}` };
      const record = { scope: "community:large", id: `problem.${number}`, kind: "problem", body } as const;
      const message = { id: `card.${number}`, kind: "card", order: "card", data: {} };
      await records.forTenant(tenantId).write(withMessage(record, message), { absent: true });
    }
    const growth = live.mostGrowth();

    trial.tried(count);
    trial.measured(
      `+${Math.round(growth / 1_048_576)} MB of ${Math.round((count * textLength) / 1_048_576)} MB`,
    );
    assert.ok(growth < mostGrowth, `${growth} bytes`);
    answer.resolve({ outcome: "delivered" });
    await outbox.settled();
    assert.equal(new Set(told).size, count);
    await store.close();
  });

  promise(41, "are as few as what they say, however often it is changed", { timeout }, async (trial) => {
    const world = await openWorld();
    const { id } = await givenCommunity(world);
    const count = inForm({ short: 20, long: 200 });

    for (let time = 0; time < count; time += 1)
      for (const visibility of ["organisation", "places"] as const)
        await changeVisibility(world.deps, ada, id, visibility);

    const record = await communityRecords.findRecord(world.deps.records.forTenant(ada.tenantId), id);
    assert.ok(record);
    const ids = waitingIn(record).map((message) => message.id);
    trial.tried(2 * count);
    trial.measured(`${ids.length} messages wait`);
    // The oldest may be on its way; the newest tells what came after it.
    assert.equal(ids.length, 2);
    await world.close();
  });
});
