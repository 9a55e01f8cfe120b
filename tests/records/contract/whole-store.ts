import assert from "node:assert/strict";
import type { StoredRecord } from "../../../bot/records/records.ts";
import { UnknownPositionError, UnstorableRecordError } from "../../../bot/records/records.ts";
import type { WholeStore } from "../../../bot/records/whole-store.ts";
import { change, community, create, get, idsOf, remove, tenant } from "./subject.ts";
import type { Specify } from "./subject.ts";

const other = "7a3f4c1e-0000-4000-8000-000000000002";

/** As a page of another store shows it. */
function foreign(fields: Partial<StoredRecord> = {}): StoredRecord {
  return {
    tenantId: tenant,
    scope: community,
    id: "tip-1",
    kind: "tip",
    version: "a version of elsewhere",
    createdAt: "2030-01-01T00:00:00.000Z",
    changedAt: "2030-06-01T12:00:00.123Z",
    body: { title: "Prune in winter" },
    ...fields,
  };
}

async function listWhole(store: WholeStore, size: number): Promise<StoredRecord[]> {
  const records: StoredRecord[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.listAll({ size, ...(cursor !== undefined && { cursor }) });
    assert.ok(page.records.length <= size);
    records.push(...page.records);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return records;
}

const withoutVersion = (record: StoredRecord) => ({ ...record, version: "" });

const inOrder = (records: readonly StoredRecord[]) =>
  records
    .map((record) => JSON.stringify(withoutVersion(record)))
    .sort()
    .map((text): unknown => JSON.parse(text));

export function describeWholeStore(specify: Specify): void {
  describe("the whole store", () => {
    specify(
      "lists every record of all tenants, scopes and kinds once, whatever the size of a page",
      async ({ store, advance }) => {
        const made: StoredRecord[] = [];
        for (const tenantId of [tenant, other]) {
          const records = store.forTenant(tenantId);
          for (const scope of ["tenant", "person:ada", community, "community:bakers"] as const) {
            for (const [index, kind] of ["tip", "problem", "tip", "tip"].entries()) {
              const id = `${tenantId.at(-1)}-${scope.length}-${index}`;
              made.push(await create(records, { scope, id, kind, outbox: [index] }));
              if (index === 1) advance(1000);
            }
          }
        }

        for (const size of [1, 3, 32, 200])
          assert.deepEqual(inOrder(await listWhole(store, size)), inOrder(made));
      },
    );

    specify("does not list what was removed or has expired", async ({ store, now, advance }) => {
      const records = store.forTenant(tenant);
      await create(records, { id: "kept" });
      await remove(records, await create(records, { id: "removed" }));
      const expiresAt = new Date(now().getTime() + 1000).toISOString();
      await create(records, { id: "expired", expiresAt });
      advance(1000);

      assert.deepEqual(idsOf(await listWhole(store, 10)), ["kept"]);
    });

    specify("lists everything that is there throughout while others come and go", async ({ store }) => {
      const records = store.forTenant(tenant);
      for (const id of ["a", "b", "c", "d"]) await create(records, { id });

      const first = await store.listAll({ size: 1 });
      const shown = idsOf(first.records);
      const gone = ["a", "b", "c", "d"].find((id) => !shown.includes(id)) ?? "";
      await remove(records, await get(records, community, gone));
      await create(records, { id: "between" });
      assert.ok(first.cursor);
      const rest = await store.listAll({ size: 100, cursor: first.cursor });

      const all = [...shown, ...idsOf(rest.records)].filter((id) => id !== "between").sort();
      assert.deepEqual(
        all,
        ["a", "b", "c", "d"].filter((id) => id !== gone),
      );
    });

    specify("takes no cursor of another list", async ({ store }) => {
      const records = store.forTenant(tenant);
      await create(records, { id: "a" });
      await create(records, { id: "b" });
      const page = await records.page({ scope: community, kind: "tip", order: "created", size: 1 });
      assert.ok(page.cursor);

      await assert.rejects(store.listAll({ size: 1, cursor: page.cursor }), UnknownPositionError);
      await assert.rejects(store.listAll({ size: 0 }), RangeError);
    });

    specify("restores a record as it was, with its times and what it has to tell", async ({ store, now }) => {
      const expiresAt = new Date(now().getTime() + 60_000).toISOString();
      const record = foreign({ outbox: [{ text: "thanks" }], deliverAt: now().toISOString(), expiresAt });
      const plain = foreign({ id: "plain", body: null });

      assert.deepEqual(await store.restore([record, plain]), ["written", "written"]);

      const there = await get(store.forTenant(tenant), community, "tip-1");
      assert.deepEqual(withoutVersion(there), withoutVersion(record));
      assert.deepEqual(await store.listOutbox(5), [there]);
      assert.deepEqual(
        withoutVersion(await get(store.forTenant(tenant), community, "plain")),
        withoutVersion(plain),
      );
      const { written } = await store.forTenant(tenant).changesSince(community, undefined, 5);
      assert.deepEqual(idsOf(written).sort(), ["plain", "tip-1"]);
      const changed = await change(store.forTenant(tenant), there, { body: "changed" });
      assert.equal(changed.createdAt, record.createdAt);
    });

    specify("restores the same record once, and an older state to a newer one", async ({ store }) => {
      const record = foreign({ body: { a: 1, b: [2] } });
      const newer = foreign({ changedAt: "2030-06-02T00:00:00.000Z", body: "newer", outbox: ["message"] });

      assert.deepEqual(await store.restore([record]), ["written"]);
      assert.deepEqual(await store.restore([{ ...record, version: "x", body: { b: [2], a: 1 } }]), ["same"]);
      assert.deepEqual(await store.restore([newer]), ["replaced"]);

      const there = await get(store.forTenant(tenant), community, "tip-1");
      assert.deepEqual(withoutVersion(there), withoutVersion(newer));
    });

    specify("never restores over what is newer, or different at the same time", async ({ store }) => {
      const records = store.forTenant(tenant);
      const own = await create(records, { body: "own" });
      const restored = foreign({ id: "restored" });
      await store.restore([restored]);

      assert.deepEqual(await store.restore([foreign(), { ...restored, body: "another" }]), ["kept", "kept"]);

      assert.deepEqual(await get(records, community, "tip-1"), own);
      assert.deepEqual((await get(records, community, "restored")).body, restored.body);
    });

    specify("does not bring back what was removed here since", async ({ store, now, advance }) => {
      const records = store.forTenant(tenant);
      await remove(records, await create(records));
      advance(1000);
      const later = foreign({ id: "tip-1", changedAt: now().toISOString() });

      assert.deepEqual(await store.restore([foreign()]), ["kept"]);
      assert.equal(await records.find(community, "tip-1"), undefined);
      assert.deepEqual(await store.restore([later]), ["written"]);
      assert.deepEqual(withoutVersion(await get(records, community, "tip-1")), withoutVersion(later));
    });

    specify("restores over what has expired", async ({ store, now, advance }) => {
      const expiresAt = new Date(now().getTime() + 1000).toISOString();
      await store.restore([foreign({ expiresAt })]);
      advance(1000);

      const outcomes = await store.restore([foreign({ changedAt: "2030-07-01T00:00:00.000Z" })]);

      assert.deepEqual(outcomes, ["written"]);
    });

    specify("restores nothing that no store could keep", async ({ store }) => {
      for (const record of [
        foreign({ id: "a/b" }),
        foreign({ tenantId: "" }),
        foreign({ createdAt: "yesterday" }),
        foreign({ changedAt: "2030-06-01" }),
        foreign({ scope: "elsewhere" as "tenant" }),
      ])
        await assert.rejects(store.restore([record]), UnstorableRecordError);

      assert.deepEqual(await listWhole(store, 10), []);
    });

    specify("lets several restore the same at once", async ({ store }) => {
      const records = Array.from({ length: 20 }, (_, index) => foreign({ id: `tip-${index}` }));

      const outcomes = await Promise.all([1, 2, 3].map(() => store.restore(records)));

      for (const index of records.keys()) {
        const became = outcomes.map((of) => of[index]).sort();
        assert.deepEqual(became, ["same", "same", "written"]);
      }
      assert.deepEqual(inOrder(await listWhole(store, 50)), inOrder(records));
    });

    specify(
      "purges all of one tenant, bit by bit, and nothing of another",
      async ({ store, now, advance }) => {
        const records = store.forTenant(tenant);
        const theirs = await create(store.forTenant(other), { id: "theirs", scope: "tenant" });
        const expiresAt = new Date(now().getTime() + 1000).toISOString();
        await create(records, { id: "expired", expiresAt });
        await create(records, { id: "person", scope: "person:ada", outbox: ["message"] });
        for (const id of ["a", "b"]) await create(records, { id, kind: id });
        await remove(records, await create(records, { id: "removed" }));
        advance(1000);

        const counts: number[] = [];
        do counts.push(await store.purge(tenant, 2));
        while (counts.at(-1) !== 0);

        assert.deepEqual(counts, [2, 2, 1, 0]);
        assert.deepEqual(await listWhole(store, 10), [theirs]);
        const { written, removed } = await records.changesSince(community, undefined, 10);
        assert.deepEqual([written, removed], [[], []]);
        assert.deepEqual(await store.listOutbox(10), []);
        assert.deepEqual(await store.restore([foreign()]), ["written"]);
      },
    );

    specify("purges no tenant whose name is only alike", async ({ store }) => {
      await create(store.forTenant("tenant-a-b"), { scope: "tenant" });

      assert.equal(await store.purge("tenant-a", 10), 0);
      assert.equal(await store.purge("TENANT-A-B", 10), 0);
      await assert.rejects(store.purge("", 10), UnstorableRecordError);
      await assert.rejects(store.purge("tenant-a", 0), RangeError);

      assert.equal((await listWhole(store, 10)).length, 1);
    });
  });
}
