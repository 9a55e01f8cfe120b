import assert from "node:assert/strict";
import { change, create, idsOf, remove, tenant } from "./subject.ts";
import type { Specify } from "./subject.ts";

export function describeOutbox(specify: Specify): void {
  describe("the outbox", () => {
    specify(
      "lists the records of all tenants and scopes that have something to tell",
      async ({ store, advance }) => {
        const one = store.forTenant(tenant);
        const two = store.forTenant("7a3f4c1e-0000-4000-8000-000000000002");

        const first = await create(two, { scope: "person:ada", outbox: [{ text: "thanks" }] });
        advance(1000);
        await create(one, { id: "quiet" });
        const second = await create(one, { id: "loud", outbox: ["a", "b"] });
        advance(1000);
        const third = await create(two, { scope: "tenant", outbox: [null] });

        assert.deepEqual(await store.listOutbox(10), [first, second, third]);
      },
    );

    specify("lists the longest waiting first, up to the limit", async ({ store, advance }) => {
      const records = store.forTenant(tenant);
      for (const id of ["c", "a", "d", "b"]) {
        await create(records, { id, outbox: ["message"] });
        advance(1);
      }

      assert.deepEqual(idsOf(await store.listOutbox(3)), ["c", "a", "d"]);
    });

    specify(
      "lists what is due later from that moment on, in the order of becoming due",
      async ({ store, advance, now }) => {
        const records = store.forTenant(tenant);
        const inSeconds = (seconds: number) => new Date(now().getTime() + seconds * 1000).toISOString();
        const late = await create(records, { id: "late", outbox: ["message"], deliverAt: inSeconds(3) });
        const soon = await create(records, { id: "soon", outbox: ["message"], deliverAt: inSeconds(1) });
        advance(1);
        await create(records, { id: "at once", outbox: ["message"] });

        assert.deepEqual(idsOf(await store.listOutbox(10)), ["at once"]);
        advance(998);
        assert.deepEqual(idsOf(await store.listOutbox(10)), ["at once"]);
        advance(1);
        assert.deepEqual(idsOf(await store.listOutbox(10)), ["at once", "soon"]);
        advance(2000);
        assert.deepEqual(idsOf(await store.listOutbox(10)), ["at once", "soon", "late"]);
        assert.deepEqual(await records.find(soon.scope, "soon"), soon);
        assert.equal(late.deliverAt, (await records.find(late.scope, "late"))?.deliverAt);
      },
    );

    specify("keeps no time for an outbox that is empty, nor one that is over", async ({ store, now }) => {
      const records = store.forTenant(tenant);
      const later = new Date(now().getTime() + 1000).toISOString();

      const quiet = await create(records, { id: "quiet", outbox: [], deliverAt: later });
      const over = await create(records, { id: "over", outbox: ["message"], deliverAt: now().toISOString() });

      assert.equal(quiet.deliverAt, undefined);
      assert.equal(over.deliverAt, undefined);
      assert.deepEqual(idsOf(await store.listOutbox(10)), ["over"]);
    });

    specify("no longer lists what was told or removed", async ({ store }) => {
      const records = store.forTenant(tenant);
      const delivered = await create(records, { id: "delivered", outbox: ["message"] });
      const removed = await create(records, { id: "removed", outbox: ["message"] });
      await create(records, { id: "waiting", outbox: ["message"] });

      await change(records, delivered, { outbox: [] });
      await remove(records, removed);

      assert.deepEqual(idsOf(await store.listOutbox(10)), ["waiting"]);
    });
  });
}
