// Promise 17 with two instances on one store, which write, sweep and end at any time.
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe } from "mocha";
import { clockSkewSeconds } from "../../../bot/community/core/lease.ts";
import { withMessage } from "../../../bot/community/outbox/message.ts";
import { Outbox } from "../../../bot/community/outbox/outbox.ts";
import { recordsWithOutbox } from "../../../bot/community/outbox/records-with-outbox.ts";
import { mostAttempts, deliveryTimes, type Delivery } from "../../../bot/community/outbox/deliverer.ts";
import { deadLettersOf } from "../../../bot/operator/dead-letters.ts";
import type { RecordStore } from "../../../bot/records/records.ts";
import type { ContractSubject } from "../../records/contract/subject.ts";
import { openOnFake } from "../../records/cosmos-subject.ts";
import { openOnFile } from "../../records/sqlite-subject.ts";
import { promise } from "../promise.ts";

const tenantId = "7a3f4c1e-0000-4000-8000-000000000001";
const scope = "community:looms";

/** What becomes of a message: sent, sent after failures, sent with its answer lost, or never. */
const fates = ["sent", "late", "unsure", "never"] as const;
type Fate = (typeof fates)[number];
/** How often a message with this fate arrives. */
const arrivals: Record<Fate, number> = { sent: 1, late: 1, unsure: 2, never: 0 };

const step = fc.record({
  act: fc.constantFrom("write", "write", "writeAndEnd", "sweep", "pass"),
  fate: fc.constantFrom(...fates),
  record: fc.nat(2),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;
/** What both instances do at the same time. */
const both = fc.array(fc.tuple(step, step), { minLength: 3, maxLength: 10 });

/** Teams, as far as it answers each message according to its fate. */
class Arrived {
  readonly times = new Map<string, number>();
  readonly #attempts = new Map<string, number>();

  deliver(id: string): Delivery {
    const attempt = (this.#attempts.get(id) ?? 0) + 1;
    this.#attempts.set(id, attempt);
    const fate = fates.find((one) => id.startsWith(one));
    const isTold = fate === "sent" || (fate !== "never" && attempt > 1);
    if (isTold || fate === "unsure") this.times.set(id, (this.times.get(id) ?? 0) + 1);
    return isTold ? { outcome: "delivered" } : { outcome: "failed", code: "503" };
  }
}

function instanceOn(store: RecordStore, { now }: ContractSubject, arrived: Arrived) {
  const outbox = new Outbox({
    records: store,
    now,
    newId: () => crypto.randomUUID(),
    chance: () => 1,
    deliverer: { deliver: (_tenantId, _record, { id }) => Promise.resolve(arrived.deliver(id)) },
    log: {
      gaveUp: () => undefined,
      failed: () => undefined,
      broke: (error) => assert.fail(String(error)),
    },
  });
  return { outbox, records: recordsWithOutbox(store, outbox).forTenant(tenantId) };
}
type Instance = ReturnType<typeof instanceOn>;

async function write({ records }: Instance, recordId: string, id: string): Promise<void> {
  for (;;) {
    const current = await records.find(scope, recordId);
    const base = { scope, id: recordId, kind: "problem", body: {} } as const;
    const outbox = current?.outbox && { outbox: current.outbox };
    const next = withMessage({ ...base, ...outbox }, { id, kind: "note", order: "note", data: { id } });
    const condition = current ? { version: current.version } : ({ absent: true } as const);
    if ((await records.write(next, condition)).outcome === "written") return;
  }
}

async function play(subject: ContractSubject, steps: readonly (readonly [Step, Step])[]): Promise<number> {
  assert.ok(subject.another);
  const arrived = new Arrived();
  const stores = [subject.store, await subject.another()] as const;
  const instances = stores.map((store) => instanceOn(store, subject, arrived));
  const [here] = instances;
  assert.ok(here);
  const written: string[] = [];

  async function act(instance: Instance, store: RecordStore, { act: what, fate, record }: Step) {
    if (what === "sweep") await instance.outbox.sweep();
    else if (what !== "pass") {
      const id = `${fate}.${written.length}`;
      written.push(id);
      const by = what === "write" ? instance : instanceOn(store, subject, arrived);
      if (what === "writeAndEnd") await by.outbox.stop();
      await write(by, `problem.${record}`, id);
    }
  }

  const settled = () => Promise.all(instances.map(({ outbox }) => outbox.settled()));
  for (const pair of steps) {
    await Promise.all(
      instances.map((instance, at) => act(instance, stores[at] ?? subject.store, pair[at] ?? pair[0])),
    );
    if (!pair.some(({ act: what }) => what === "pass")) continue;
    // A claim that ends while a message is sent lets another instance send it, too.
    await settled();
    subject.advance(deliveryTimes.claim);
  }
  await settled();
  const wait = deliveryTimes.longestWait + deliveryTimes.claim + clockSkewSeconds * 1_000;
  for (let left = written.length * mostAttempts; left > 0; left -= 1) {
    subject.advance(wait);
    if ((await subject.store.listOutbox(1)).length === 0) break;
    await Promise.all(instances.map(({ outbox }) => outbox.sweep()));
  }

  assert.deepEqual(await subject.store.listOutbox(1), []);
  for (const fate of fates)
    for (const id of written.filter((one) => one.startsWith(fate)))
      assert.equal(arrived.times.get(id) ?? 0, arrivals[fate], id);
  const dead: (string | undefined)[] = [];
  for await (const { letter } of deadLettersOf(here.records)) dead.push(letter?.message.id);
  assert.deepEqual(dead.toSorted(), written.filter((id) => id.startsWith("never")).toSorted());
  await Promise.all(instances.map(({ outbox }) => outbox.stop()));
  return written.length;
}

describe("two instances with one outbox", () => {
  for (const [name, open] of Object.entries({ "a SQLite file": openOnFile, "Cosmos DB": openOnFake }))
    promise(
      17,
      `what two instances write and sweep at once arrives once, or is a dead letter (${name})`,
      { rounds: { short: 5, long: 300 } },
      (trial) =>
        fc.assert(
          fc.asyncProperty(both, async (steps) => {
            const subject = await open();
            try {
              trial.tried(await play(subject, steps));
            } finally {
              await subject.close();
            }
          }),
          { numRuns: trial.rounds },
        ),
    );
});
