import assert from "node:assert/strict";
import type { RecordStore } from "../../../bot/records/records.ts";
import { change, community, create, get, idsOf, recordOf, remove, tenant } from "./subject.ts";
import type { ContractSubject, Specify } from "./subject.ts";

async function openAnother(subject: ContractSubject): Promise<RecordStore> {
  assert.ok(subject.another, "this back end can be opened a second time");
  return subject.another();
}

async function reopen(subject: ContractSubject): Promise<RecordStore> {
  assert.ok(subject.reopen, "this back end can be opened again");
  return subject.reopen();
}

export function describeInstances(specify: Specify): void {
  describe("several instances", () => {
    specify("sees at once what another instance has written and removed", async (subject) => {
      const here = subject.store.forTenant(tenant);
      const there = (await openAnother(subject)).forTenant(tenant);

      const written = await create(here);
      assert.deepEqual(await there.find(community, "tip-1"), written);

      const changed = await change(there, written, { body: "changed there" });
      assert.deepEqual(await here.find(community, "tip-1"), changed);

      await remove(here, changed);
      assert.equal(await there.find(community, "tip-1"), undefined);
    });

    specify("lets exactly one writer of all instances succeed", async (subject) => {
      const here = subject.store.forTenant(tenant);
      const there = (await openAnother(subject)).forTenant(tenant);
      const both = [here, there, here, there];

      const creations = await Promise.all(both.map((records) => records.write(recordOf(), { absent: true })));
      const { version } = await get(here, community, "tip-1");
      const changes = await Promise.all(both.map((records) => records.write(recordOf(), { version })));

      assert.equal(creations.filter(({ outcome }) => outcome === "written").length, 1);
      assert.equal(changes.filter(({ outcome }) => outcome === "written").length, 1);
    });

    specify(
      "tells one instance what all have changed, and takes the other's cursors and marks",
      async (subject) => {
        const here = subject.store.forTenant(tenant);
        const there = (await openAnother(subject)).forTenant(tenant);
        const query = { scope: community, kind: "tip", order: "created", size: 1 } as const;
        await create(here, { id: "a" });
        const { mark } = await here.changesSince(community, undefined, 10);
        await create(there, { id: "b" });
        subject.advance(1000);
        await create(here, { id: "c" });

        const changes = await there.changesSince(community, mark, 10);
        const { cursor } = await here.page(query);
        assert.ok(cursor);
        const next = await there.page({ ...query, cursor });

        assert.deepEqual(idsOf(changes.written), ["b", "c"]);
        assert.deepEqual(idsOf(next.records), ["b"]);
      },
    );

    specify("keeps everything when it is closed and opened again", async (subject) => {
      const before = subject.store.forTenant(tenant);
      const kept = await create(before, { id: "kept", outbox: ["message"] });
      const { mark } = await before.changesSince(community, undefined, 10);
      await remove(before, await create(before, { id: "removed" }));

      const store = await reopen(subject);
      const after = store.forTenant(tenant);

      assert.deepEqual(await after.find(community, "kept"), kept);
      assert.deepEqual(await store.listOutbox(10), [kept]);
      assert.deepEqual((await after.changesSince(community, mark, 10)).removed, ["removed"]);
      assert.notEqual((await change(after, kept, {})).version, kept.version);
    });

    specify("throws from every verb once it is closed, and may be closed twice", async ({ store }) => {
      const records = store.forTenant(tenant);
      const restored = { ...(await create(records)), id: "restored" };
      await store.checkReady();

      await store.close();
      await store.close();

      await assert.rejects(records.find(community, "tip-1"));
      await assert.rejects(records.write(recordOf(), { absent: true }));
      await assert.rejects(records.remove(community, "tip-1", "1"));
      await assert.rejects(records.page({ scope: community, kind: "tip", order: "created", size: 1 }));
      await assert.rejects(records.changesSince(community, undefined, 1));
      await assert.rejects(store.listOutbox(1));
      await assert.rejects(store.listAll({ size: 1 }));
      await assert.rejects(store.restore([restored]));
      await assert.rejects(store.purge(tenant, 1));
      await assert.rejects(store.checkReady());
    });
  });
}
