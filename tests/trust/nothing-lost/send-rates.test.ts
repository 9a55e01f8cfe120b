import assert from "node:assert/strict";
import { Outbox } from "../../../bot/community/outbox/outbox.ts";
import { deliveryTimes } from "../../../bot/community/outbox/deliverer.ts";
import { withMessage } from "../../../bot/community/outbox/message.ts";
import { openSqliteRecords } from "../../../bot/records/sqlite/open.ts";
import type { RecordStore } from "../../../bot/records/records.ts";
import { NotYetError, pacedNotifier } from "../../../bot/teams/paced-notifier.ts";
import { SendRates, sendRates } from "../../../bot/teams/send-rates.ts";
import { notifyErased } from "../../../bot/teams/notify-erased.ts";
import { channel, startRig, tenantId as rigTenantId } from "../../teams/rig.ts";
import { promise } from "../promise.ts";
import { textCard } from "../../../bot/teams/cards/text-card.ts";

const tenantId = "7a3f4c1e-0000-4000-8000-000000000001";

/** The most sends in any stretch of so many milliseconds. */
const most = (times: readonly number[], milliseconds: number) =>
  Math.max(0, ...times.map((start) => times.filter((at) => at >= start && at < start + milliseconds).length));

function assertWithin(times: readonly number[], windows: (typeof sendRates)["perThread"]): void {
  for (const window of windows)
    assert.ok(
      most(times, window.milliseconds) <= window.most,
      `${most(times, window.milliseconds)} within ${window.milliseconds} ms`,
    );
}

describe("bursts of sends", () => {
  let time: number;
  let records: RecordStore;
  let outbox: Outbox;
  let sent: { readonly conversationId: string; readonly at: number }[];
  let broken: unknown[];
  const now = () => new Date(time);

  beforeEach(async () => {
    time = Date.parse("2026-03-02T09:00:00.000Z");
    sent = [];
    broken = [];
    records = await openSqliteRecords({ file: ":memory:", now });
    const notifier = pacedNotifier(
      {
        rates: new SendRates(),
        now,
        wait: (milliseconds) => Promise.resolve((time += milliseconds)),
        notifier: {
          post(conversationId) {
            sent.push({ conversationId, at: time });
            return Promise.resolve({ conversationId, activityId: "1" });
          },
          replace: () => Promise.resolve(),
          openChat: () => Promise.resolve("a:chat"),
        },
      },
      tenantId,
    );
    outbox = new Outbox({
      records,
      deliverer: {
        async deliver(_tenantId, _record, { data }) {
          try {
            await notifier.post(String(data["to"]), textCard("A card"));
            return { outcome: "delivered" };
          } catch (error) {
            if (error instanceof NotYetError) return { outcome: "later", notBefore: error.notBefore };
            throw error;
          }
        },
      },
      log: {
        gaveUp: (event) => broken.push(event),
        failed: (event) => broken.push(event),
        broke: (error) => broken.push(error),
      },
      now,
      newId: () => "instance",
      chance: () => 1,
    });
  });

  afterEach(async () => {
    await outbox.stop();
    await records.close();
  });

  async function burst(count: number, to: (number: number) => string): Promise<void> {
    for (let number = 0; number < count; number++) {
      const id = `card.${number}`;
      const record = withMessage(
        { scope: "community:looms", id, kind: "problem", body: {} },
        { id, kind: "card", order: "card", data: { to: to(number) } },
      );
      await records.forTenant(tenantId).write(record, { absent: true });
    }
  }

  async function sweepUntilAll(count: number): Promise<number> {
    let sweeps = 0;
    for (; sent.length < count && sweeps < 500; sweeps++) {
      await outbox.sweep();
      time += deliveryTimes.sweep;
    }
    return sweeps;
  }

  promise(
    18,
    "bursts of 500 to one thread all arrive, within every rate of a thread, and none counts as a failure",
    {},
    async (trial) => {
      trial.tried();
      await burst(500, () => "19:busy@thread.tacv2");

      await sweepUntilAll(500);

      assert.equal(sent.length, 500);
      assertWithin(
        sent.map(({ at }) => at),
        sendRates.perThread,
      );
      assert.deepEqual(broken, []);
      const took = (sent.at(-1)?.at ?? 0) - (sent[0]?.at ?? 0);
      // 60 in 30 seconds at best; sweeps are 30 seconds apart.
      assert.ok(took < 3 * (500 / 60) * 30_000, `${took} ms`);
    },
  );

  promise(
    18,
    "bursts of 500 to as many threads all arrive within the rate of a tenant",
    {},
    async (trial) => {
      trial.tried();
      await burst(500, (number) => `19:thread-${number}@thread.tacv2`);

      await sweepUntilAll(500);

      assert.equal(sent.length, 500);
      assertWithin(
        sent.map(({ at }) => at),
        sendRates.perTenant,
      );
    },
  );

  promise(18, "bursts in one thread hold up no other", {}, async (trial) => {
    trial.tried();
    await burst(200, (number) => (number === 199 ? "19:quiet@thread.tacv2" : "19:busy@thread.tacv2"));

    await outbox.sweep();

    assert.ok(sent.some(({ conversationId }) => conversationId === "19:quiet@thread.tacv2"));
    assert.ok(sent.length < 100);
  });

  it("over hours keep to the rate of an hour", () => {
    const rates = new SendRates();
    const times: number[] = [];
    for (let asked = time; times.length < 4_000;) {
      const taken = rates.take({ tenantId, conversationId: "19:busy@thread.tacv2" }, new Date(asked), 2_000);
      if ("askAt" in taken) asked = Math.max(asked + 1, taken.askAt.getTime());
      else times.push((asked = taken.sendAt.getTime()));
    }

    const window = 3_600_000;
    for (let first = 0; first + 1_800 < times.length; first++)
      assert.ok((times[first + 1_800] ?? 0) - (times[first] ?? 0) >= window);
  });

  it("wait for what was said within turns, in any thread of the channel", () => {
    const rates = new SendRates();
    for (let number = 0; number < 7; number++)
      rates.count({ tenantId, conversationId: `19:busy@thread.tacv2;messageid=${number}` }, now());

    const next = (conversationId: string) => rates.take({ tenantId, conversationId }, now(), 2_000);

    assert.deepEqual(next("19:busy@thread.tacv2"), { sendAt: new Date(time + 1_000) });
    assert.deepEqual(next("19:quiet@thread.tacv2"), { sendAt: now() });
  });

  it("count the beginning of a chat like a message", async () => {
    const waits: number[] = [];
    const chats = pacedNotifier(
      {
        rates: new SendRates(),
        now,
        wait: (milliseconds) => Promise.resolve(waits.push(milliseconds)),
        notifier: {
          post: () => Promise.reject(new Error("Nothing is posted.")),
          replace: () => Promise.resolve(),
          openChat: (_tenantId, userId) => Promise.resolve(`a:${userId}`),
        },
      },
      tenantId,
    );

    for (let number = 0; number < 31; number++) await chats.openChat(tenantId, `person-${number}`);

    assert.deepEqual(waits, [1_000]);
  });

  it("wait for what people are told who had themselves erased", async () => {
    const rates = new SendRates();
    const deliver = notifyErased({
      rates,
      now,
      notifier: {
        openChat: (_tenantId, userId) => Promise.resolve(`a:${userId}`),
        post: (conversationId) => Promise.resolve({ conversationId, activityId: "1" }),
      },
    });

    // Each begins a chat and says a sentence in it.
    for (let number = 0; number < 15; number++) await deliver({ tenantId, userId: `person-${number}` });

    const quiet = rates.take({ tenantId, conversationId: "19:quiet@thread.tacv2" }, now(), 2_000);
    assert.deepEqual(quiet, { sendAt: new Date(time + 1_000) });
  });
});

describe("what the bot says within a turn", () => {
  it("goes out at once and counts, but for the answer to an invoke", async () => {
    const rig = await startRig();
    const free = () =>
      rig.rates.take({ tenantId: rigTenantId, conversationId: channel.id }, rig.clock.now, 0);

    for (let number = 0; number < 8; number++) assert.equal((await rig.message("help")).replies.length, 1);
    await rig.invoke("composeExtension/query", { commandId: "findTip", parameters: [] });

    assert.ok("askAt" in free());
    await rig.close();
  });
});
