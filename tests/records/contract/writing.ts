import assert from "node:assert/strict";
import { change, community, create, get, recordOf, remove, tenant } from "./subject.ts";
import type { Specify } from "./subject.ts";

export function describeWriting(specify: Specify): void {
  describe("writing and removing", () => {
    specify("writes what is absent, and every reader sees it whole", async ({ store, now }) => {
      const records = store.forTenant(tenant);

      const written = await create(records, {
        outbox: [{ to: "channel" }],
        expiresAt: "2099-01-01T00:00:00.000Z",
      });

      const { version, ...rest } = written;
      assert.notEqual(version, "");
      assert.deepEqual(rest, {
        tenantId: tenant,
        scope: community,
        id: "tip-1",
        kind: "tip",
        createdAt: now().toISOString(),
        changedAt: now().toISOString(),
        body: { title: "Prune in winter" },
        outbox: [{ to: "channel" }],
        expiresAt: "2099-01-01T00:00:00.000Z",
      });
      assert.deepEqual(await records.find(community, "tip-1"), written);
    });

    specify("finds nothing where nothing was written", async ({ store }) => {
      assert.equal(await store.forTenant(tenant).find(community, "tip-1"), undefined);
    });

    specify("does not write over what is there when it must be absent", async ({ store }) => {
      const records = store.forTenant(tenant);
      const first = await create(records);

      const result = await records.write(recordOf({ body: "second" }), { absent: true });

      assert.deepEqual(result, { outcome: "conflict", current: first });
      assert.deepEqual(await records.find(community, "tip-1"), first);
    });

    specify("writes over the version that was read, keeping createdAt", async ({ store, advance, now }) => {
      const records = store.forTenant(tenant);
      const before = await create(records, { outbox: [1], expiresAt: "2099-01-01T00:00:00.000Z" });
      advance(1500);

      const after = await change(records, before, { kind: "note", body: ["changed"] });

      assert.notEqual(after.version, before.version);
      assert.deepEqual(after, {
        tenantId: tenant,
        scope: community,
        id: "tip-1",
        kind: "note",
        version: after.version,
        createdAt: before.createdAt,
        changedAt: now().toISOString(),
        body: ["changed"],
      });
      assert.deepEqual(await records.find(community, "tip-1"), after);
    });

    specify("gives another version even when nothing differs and no time has passed", async ({ store }) => {
      const records = store.forTenant(tenant);
      const versions = new Set<string>();

      let record = await create(records);
      for (let round = 0; round < 10; round += 1) {
        versions.add(record.version);
        record = await change(records, record, {});
      }

      assert.equal(versions.size, 10);
    });

    specify("does not write over a version that is no longer current", async ({ store }) => {
      const records = store.forTenant(tenant);
      const first = await create(records);
      const second = await change(records, first, { body: "second" });

      const result = await records.write(recordOf({ body: "late" }), { version: first.version });

      assert.deepEqual(result, { outcome: "conflict", current: second });
      assert.deepEqual(await records.find(community, "tip-1"), second);
    });

    specify("does not write over a version of what is not there", async ({ store }) => {
      const records = store.forTenant(tenant);

      const result = await records.write(recordOf(), { version: "1" });

      assert.deepEqual(result, { outcome: "conflict", current: undefined });
      assert.equal(await records.find(community, "tip-1"), undefined);
    });

    specify("removes the version that was read", async ({ store }) => {
      const records = store.forTenant(tenant);
      const record = await create(records);

      const result = await records.remove(community, "tip-1", record.version);

      assert.deepEqual(result, { outcome: "removed" });
      assert.equal(await records.find(community, "tip-1"), undefined);
    });

    specify("does not remove a version that is no longer current", async ({ store }) => {
      const records = store.forTenant(tenant);
      const first = await create(records);
      const second = await change(records, first, {});

      const result = await records.remove(community, "tip-1", first.version);

      assert.deepEqual(result, { outcome: "conflict", current: second });
      assert.deepEqual(await records.find(community, "tip-1"), second);
    });

    specify("finds a conflict in removing what is absent or already removed", async ({ store }) => {
      const records = store.forTenant(tenant);
      const record = await create(records);
      await remove(records, record);

      const again = await records.remove(community, "tip-1", record.version);
      const never = await records.remove(community, "tip-2", record.version);

      assert.deepEqual(again, { outcome: "conflict", current: undefined });
      assert.deepEqual(never, { outcome: "conflict", current: undefined });
    });

    specify(
      "takes a removed id as absent, and what is written there as new",
      async ({ store, advance, now }) => {
        const records = store.forTenant(tenant);
        const before = await create(records);
        await remove(records, before);
        advance(1000);

        const stale = await records.write(recordOf(), { version: before.version });
        const after = await create(records);
        const staleAgain = await records.remove(community, "tip-1", before.version);

        assert.deepEqual(stale, { outcome: "conflict", current: undefined });
        assert.equal(after.createdAt, now().toISOString());
        assert.notEqual(after.version, before.version);
        assert.deepEqual(staleAgain, { outcome: "conflict", current: after });
      },
    );

    specify("lets exactly one of many writers create a record", async ({ store }) => {
      const records = store.forTenant(tenant);
      const writers = Array.from({ length: 12 }, (_, index) => `writer ${index}`);

      const results = await Promise.all(
        writers.map((body) => records.write(recordOf({ body }), { absent: true })),
      );

      const written = results.filter(({ outcome }) => outcome === "written");
      assert.equal(written.length, 1);
      assert.deepEqual(written, [{ outcome: "written", record: await get(records, community, "tip-1") }]);
    });

    specify("lets exactly one of many writers and removers of one version succeed", async ({ store }) => {
      const records = store.forTenant(tenant);
      const { version } = await create(records);

      const results = await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          index % 3 === 2
            ? records.remove(community, "tip-1", version)
            : records.write(recordOf({ body: index }), { version }),
        ),
      );

      assert.equal(results.filter(({ outcome }) => outcome !== "conflict").length, 1);
    });
  });
}
