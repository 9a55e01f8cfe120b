import assert from "node:assert/strict";
import { clockSkewSeconds } from "../../../bot/community/core/lease.ts";
import { deadLetters, resendDeadLetter } from "../../../bot/community/outbox/dead-letter.ts";
import { waitingIn, withMessage } from "../../../bot/community/outbox/message.ts";
import { Outbox } from "../../../bot/community/outbox/outbox.ts";
import { recordsWithOutbox } from "../../../bot/community/outbox/records-with-outbox.ts";
import { mostAttempts, deliveryTimes, type Delivery } from "../../../bot/community/outbox/deliverer.ts";
import { isUnreachable, revivePlace } from "../../../bot/community/outbox/unreachable-place.ts";
import type { RecordStore, RecordToWrite, Scope, StoredRecord } from "../../../bot/records/records.ts";
import { openOnFake } from "../../records/cosmos-subject.ts";
import type { ContractSubject } from "../../records/contract/subject.ts";
import { keptOpen } from "../../records/kept-subject.ts";
import { openOnFile } from "../../records/sqlite-subject.ts";

const tenantId = "7a3f4c1e-0000-4000-8000-000000000001";
const scope: Scope = "community:looms";
const recordId = "problem.one";

const stores = { "a SQLite file": openOnFile, "Cosmos DB, strict wire": openOnFake };

/** More than one sweep looks at. */
const many = Array.from({ length: 120 }, (_, number) => String(number));

type Answer = Delivery | ((record: StoredRecord) => Delivery | Promise<Delivery>);

for (const [name, open] of Object.entries(stores)) {
  describe(`the outbox on ${name}`, () => {
    let subject: ContractSubject;
    let here: Instance;
    let there: Instance;
    /** What arrived, by the ids of the messages. */
    let arrived: string[];
    /** What the next tellings come to; "told" when there is nothing here. */
    let answers: Answer[];
    let instances: { readonly outbox: Outbox }[];

    type Instance = ReturnType<typeof instanceOn>;

    let holders = 0;
    function instanceOn(store: RecordStore) {
      const heard: string[] = [];
      const broken: unknown[] = [];
      const outbox = new Outbox({
        records: store,
        now: subject.now,
        newId: () => `instance-${holders++}`,
        chance: () => 1,
        deliverer: {
          deliver: async (_tenantId, record, message) => {
            arrived.push(message.id);
            const answer = answers.shift() ?? { outcome: "delivered" };
            return typeof answer === "function" ? await answer(record) : answer;
          },
        },
        log: {
          gaveUp: ({ code }) => heard.push(`gave up: ${code}`),
          failed: ({ code, attempts }) => heard.push(`failed: ${code} ${attempts}`),
          broke: (error) => broken.push(error),
        },
      });
      const instance = {
        store,
        outbox,
        heard,
        broken,
        records: recordsWithOutbox(store, outbox).forTenant(tenantId),
      };
      instances.push(instance);
      return instance;
    }

    const openEmpty = keptOpen(open);

    beforeEach(async () => {
      subject = await openEmpty();
      assert.ok(subject.another);
      arrived = [];
      answers = [];
      instances = [];
      here = instanceOn(subject.store);
      there = instanceOn(await subject.another());
    });

    afterEach(async () => {
      await Promise.all(instances.map(({ outbox }) => outbox.stop()));
      await subject.close();
    });

    const withBody = (body: object = {}): RecordToWrite => ({ scope, id: recordId, kind: "problem", body });

    const found = async () => {
      const record = await subject.store.forTenant(tenantId).find(scope, recordId);
      assert.ok(record);
      return record;
    };

    const waiting = async () => waitingIn(await found()).map(({ id }) => id);

    /** Writes the record with one more message, as a use case does. */
    async function write(instance: Instance, id: string, order = "card") {
      const current = await subject.store.forTenant(tenantId).find(scope, recordId);
      const base = current
        ? { ...withBody(current.body as object), outbox: current.outbox ?? [] }
        : withBody();
      const record = withMessage(base, { id, kind: "note", order, data: {} });
      const result = await instance.records.write(
        record,
        current ? { version: current.version } : { absent: true },
      );
      assert.equal(result.outcome, "written");
    }

    /** As if the process ended right after its write. */
    async function writeAndDie(id: string, order?: string) {
      const dead = instanceOn(subject.store);
      await dead.outbox.stop();
      await write(dead, id, order);
    }

    const claimsEnd = () => subject.advance(deliveryTimes.claim + clockSkewSeconds * 1_000);

    it("tells at once what was written, and clears it", async () => {
      await write(here, "first");
      await here.outbox.settled();

      assert.deepEqual(arrived, ["first"]);
      assert.deepEqual(await waiting(), []);
      assert.deepEqual(await subject.store.listOutbox(10), []);
    });

    it("tells what stays behind a crash by a sweep, when the writer's time is over and not before", async () => {
      await writeAndDie("first");

      await there.outbox.sweep();
      assert.deepEqual(arrived, []);
      claimsEnd();
      await Promise.all([here.outbox.sweep(), there.outbox.sweep()]);

      assert.deepEqual(arrived, ["first"]);
      assert.deepEqual(await waiting(), []);
    });

    it("tells again only what was unsure: sent, and not cleared", async () => {
      await writeAndDie("first");
      await writeAndDie("second", "other");
      claimsEnd();
      answers = [
        { outcome: "delivered" },
        () => {
          throw new Error("Killed while it was sent.");
        },
      ];

      await here.outbox.sweep();
      subject.advance(deliveryTimes.firstWait);
      await there.outbox.sweep();

      assert.deepEqual(arrived, ["first", "second", "second"]);
      assert.deepEqual(await waiting(), []);
    });

    it("keeps what a telling gave, over what others wrote meanwhile", async () => {
      answers = [
        async (record) => {
          const { outcome } = await subject.store
            .forTenant(tenantId)
            .write(
              { ...withBody({ title: "by another" }), outbox: record.outbox ?? [] },
              { version: record.version },
            );
          assert.equal(outcome, "written");
          const keep = (now: StoredRecord) => ({
            ...now,
            body: { ...(now.body as object), card: "activity" },
          });
          return { outcome: "delivered", keep };
        },
      ];

      await write(here, "first");
      await here.outbox.settled();

      assert.deepEqual((await found()).body, { title: "by another", card: "activity" });
      assert.deepEqual(await waiting(), []);
    });

    it("says so when the record is gone before it can keep anything", async () => {
      let withdrawn = 0;
      answers = [
        async (record) => {
          await subject.store.forTenant(tenantId).remove(scope, recordId, record.version);
          const withoutRecord = () => {
            withdrawn++;
            return Promise.resolve();
          };
          return { outcome: "delivered", withoutRecord };
        },
      ];

      await write(here, "first");
      await here.outbox.settled();

      assert.equal(withdrawn, 1);
    });

    it("keeps the order while two instances write to the same record, and tells each message once", async () => {
      const sending = Promise.withResolvers<Delivery>();
      const started = Promise.withResolvers<undefined>();
      answers = [
        () => {
          started.resolve(undefined);
          return sending.promise;
        },
      ];
      await write(here, "first");
      await started.promise;

      await write(there, "second");
      await there.outbox.settled();
      assert.deepEqual(arrived, ["first"]);
      sending.resolve({ outcome: "delivered" });
      await here.outbox.settled();

      assert.deepEqual(arrived, ["first", "second"]);
      assert.deepEqual(await waiting(), []);
    });

    it("tells side by side what has no order between it", async () => {
      const sending = Promise.withResolvers<Delivery>();
      answers = [() => sending.promise];
      await write(here, "first");
      await write(there, "second", "other");
      await there.outbox.settled();

      assert.deepEqual(arrived.toSorted(), ["first", "second"]);
      sending.resolve({ outcome: "delivered" });
      await here.outbox.settled();
      assert.deepEqual(await waiting(), []);
    });

    it("tells together what one telling covers", async () => {
      await writeAndDie("first");
      await writeAndDie("second");
      claimsEnd();
      answers = [(record) => ({ outcome: "delivered", covers: waitingIn(record) })];

      await here.outbox.sweep();

      assert.deepEqual(arrived, ["first"]);
      assert.deepEqual(await waiting(), []);
    });

    it("waits longer after each failure, and as long as Teams says", async () => {
      const until = new Date(subject.now().getTime() + 3 * deliveryTimes.firstWait);
      answers = [
        { outcome: "failed", code: "503" },
        { outcome: "failed", code: "429", notBefore: until },
      ];
      const notBefore = async () => waitingIn(await found())[0]?.deferred?.notBefore;

      await write(here, "first");
      await here.outbox.settled();
      assert.equal(
        await notBefore(),
        new Date(subject.now().getTime() + deliveryTimes.firstWait).toISOString(),
      );
      await there.outbox.sweep();
      subject.advance(deliveryTimes.firstWait);
      await there.outbox.sweep();

      assert.deepEqual(arrived, ["first", "first"]);
      assert.equal(await notBefore(), until.toISOString());
      assert.deepEqual([...here.heard, ...there.heard], ["failed: 503 1", "failed: 429 2"]);
    });

    it("holds back what comes after a failure in the same order, and nothing else", async () => {
      answers = [{ outcome: "failed", code: "503" }];
      await write(here, "first");
      await here.outbox.settled();

      await write(here, "second");
      await write(there, "third", "other");
      await Promise.all([here.outbox.settled(), there.outbox.settled()]);

      assert.deepEqual(arrived, ["first", "third"]);
      subject.advance(deliveryTimes.claim + deliveryTimes.firstWait);
      await here.outbox.sweep();
      assert.deepEqual(arrived, ["first", "third", "first", "second"]);
    });

    it("drops what nobody can be told, and makes a dead letter of what always fails", async () => {
      answers = [{ outcome: "dropped", code: "403 BotNotInConversationRoster" }];
      await write(here, "dropped");
      await here.outbox.settled();
      answers = Array.from({ length: mostAttempts }, (): Delivery => ({ outcome: "failed", code: "500" }));
      await write(here, "dead");
      await here.outbox.settled();
      for (let attempt = 1; attempt < mostAttempts; attempt++) {
        subject.advance(deliveryTimes.longestWait);
        await there.outbox.sweep();
      }

      assert.equal(arrived.length, 1 + mostAttempts);
      assert.deepEqual(await waiting(), []);
      const query = { scope: "tenant", kind: deadLetters.kind, order: "created", size: 10 } as const;
      const { records } = await subject.store.forTenant(tenantId).page(query);
      assert.deepEqual(
        records.map(({ body }) => body),
        [
          {
            format: 1,
            scope,
            recordId,
            message: { id: "dead", kind: "note", order: "card", data: {} },
            code: "500",
          },
        ],
      );
      assert.deepEqual(
        [...here.heard, ...there.heard].filter((line) => line.startsWith("gave up")),
        ["gave up: 403 BotNotInConversationRoster", "gave up: 500"],
      );
    });

    it("leaves a message of a newer version where it is", async () => {
      answers = [{ outcome: "unknown" }];
      const strange = { of: "a form that nobody knows" };
      await subject.store.forTenant(tenantId).write({ ...withBody(), outbox: [strange] }, { absent: true });

      await write(here, "first");
      await here.outbox.settled();

      assert.deepEqual(arrived, ["first"]);
      assert.deepEqual(await waiting(), ["first"]);
      assert.deepEqual((await found()).outbox?.[0], strange);
    });

    it("looks at what only a newer version can read now and then, and at all else at once", async () => {
      const records = subject.store.forTenant(tenantId);
      const outbox = [{ of: "an unknown form" }];
      await Promise.all(
        many.map((id) => records.write({ ...withBody(), id: `strange.${id}`, outbox }, { absent: true })),
      );
      subject.advance(1);
      await writeAndDie("first");
      claimsEnd();

      await here.outbox.sweep();

      assert.deepEqual(arrived, ["first"]);
      assert.deepEqual(await subject.store.listOutbox(10), []);
      subject.advance(deliveryTimes.unknown);
      assert.equal((await subject.store.listOutbox(10)).length, 10);
    });

    it("tells what is due though more than a sweep looks at was put off before", async () => {
      answers = many.map(() => ({ outcome: "failed", code: "503" }) as const);
      const records = many.map((id) =>
        withMessage({ ...withBody(), id: `many.${id}` }, { id, kind: "note", order: "card", data: {} }),
      );
      const store = subject.store.forTenant(tenantId);
      await Promise.all(records.map((record) => store.write(record, { absent: true })));
      await here.outbox.sweep();
      assert.equal(arrived.length, many.length);
      await writeAndDie("first");
      claimsEnd();

      await there.outbox.sweep();

      assert.ok(arrived.includes("first"));
    });

    it("tells a message not before its time, and lets others of its record go first", async () => {
      const notBefore = new Date(subject.now().getTime() + 3_600_000).toISOString();
      const record = withMessage(withBody(), {
        id: "later",
        kind: "note",
        order: "later",
        data: {},
        notBefore,
      });

      const result = await here.records.write(record, { absent: true });
      await write(here, "first");
      await here.outbox.settled();
      claimsEnd();
      await there.outbox.sweep();

      assert.equal(result.outcome, "written");
      assert.deepEqual(arrived, ["first"]);
      assert.equal((await found()).deliverAt, notBefore);
      subject.advance(3_600_000);
      await there.outbox.sweep();
      assert.deepEqual(arrived, ["first", "later"]);
    });

    it("counts it as no attempt when a message is put off", async () => {
      const notBefore = new Date(subject.now().getTime() + 60_000);
      answers = Array.from({ length: mostAttempts + 1 }, () => ({
        outcome: "later" as const,
        notBefore,
      }));
      await write(here, "first");
      await here.outbox.settled();
      subject.advance(60_000);
      for (let round = 0; round < mostAttempts; round++) await there.outbox.sweep();
      answers = [];

      await there.outbox.sweep();

      assert.deepEqual(await waiting(), []);
      assert.deepEqual([...here.heard, ...there.heard], []);
    });

    it("keeps what a place cannot be told until it can, the newest of each order, and tells it then", async () => {
      const conversationId = "19:closed@thread.tacv2";
      const closed: Delivery = { outcome: "unreachable", code: "403 BotDisabledByAdmin", conversationId };
      answers = [closed, closed, closed];
      await write(here, "first");
      await here.outbox.settled();
      await write(here, "second");
      await write(here, "third", "other");
      await here.outbox.settled();

      assert.deepEqual(await waiting(), []);
      assert.equal(await isUnreachable(here.records, `${conversationId};messageid=1`), true);
      arrived.length = 0;
      await Promise.all([
        revivePlace(here.records, conversationId),
        revivePlace(there.records, conversationId),
      ]);
      await Promise.all([here.outbox.settled(), there.outbox.settled()]);
      claimsEnd();
      await there.outbox.sweep();

      assert.deepEqual(new Set(arrived), new Set(["second", "third"]));
      assert.equal(await isUnreachable(here.records, conversationId), false);
      assert.deepEqual(await waiting(), []);
    });

    it("puts a dead letter back where it stood when an operator says so", async () => {
      answers = [{ outcome: "dead", code: "400" }];
      await write(here, "first");
      await here.outbox.settled();
      const query = { scope: "tenant", kind: deadLetters.kind, order: "created", size: 10 } as const;
      const records = subject.store.forTenant(tenantId);
      const [letter] = (await records.page(query)).records;
      assert.ok(letter);

      assert.equal(await resendDeadLetter(records, letter), true);

      assert.deepEqual(await waiting(), ["first"]);
      assert.deepEqual((await records.page(query)).records, []);
      await there.outbox.sweep();
      assert.deepEqual(arrived, ["first", "first"]);
    });

    it("waits for what hangs at a stop no longer than it may", async () => {
      const hanging = Promise.withResolvers<Delivery>();
      answers = [() => hanging.promise];
      await write(here, "first");

      await here.outbox.stop(1);

      assert.deepEqual(await waiting(), ["first"]);
      hanging.resolve({ outcome: "delivered" });
      await here.outbox.settled();
    });

    it("tells what it is at when it is stopped, and leaves the rest to others", async () => {
      const sending = Promise.withResolvers<Delivery>();
      answers = [() => sending.promise];
      await write(here, "first");
      await write(here, "second");

      const stopped = here.outbox.stop();
      sending.resolve({ outcome: "delivered" });
      await stopped;
      assert.deepEqual(await waiting(), ["second"]);
      claimsEnd();
      await there.outbox.sweep();

      assert.deepEqual(arrived, ["first", "second"]);
    });
  });
}
