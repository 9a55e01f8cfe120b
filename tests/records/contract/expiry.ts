import assert from "node:assert/strict";
import { UnstorableRecordError } from "../../../bot/records/records.ts";
import { change, community, create, idsOf, recordOf, tenant } from "./subject.ts";
import type { ContractSubject, Specify } from "./subject.ts";

const inMs = (subject: ContractSubject, ms: number) => new Date(subject.now().getTime() + ms).toISOString();

export function describeExpiry(specify: Specify): void {
  describe("expiry", () => {
    specify("shows a record until the moment before it expires", async (subject) => {
      const records = subject.store.forTenant(tenant);
      const record = await create(records, { expiresAt: inMs(subject, 1000), outbox: ["message"] });

      subject.advance(999);

      const page = await records.page({ scope: community, kind: "tip", order: "created", size: 5 });
      assert.deepEqual(await records.find(community, "tip-1"), record);
      assert.deepEqual(page.records, [record]);
      assert.deepEqual((await records.changesSince(community, undefined, 5)).written, [record]);
      assert.deepEqual(await subject.store.listOutbox(5), [record]);
    });

    specify("shows a record to nobody from the moment it expires", async (subject) => {
      const records = subject.store.forTenant(tenant);
      await create(records, { expiresAt: inMs(subject, 1000), outbox: ["message"] });

      subject.advance(1000);

      for (const order of ["created", "changed"] as const) {
        const page = await records.page({ scope: community, kind: "tip", order, size: 5 });
        assert.deepEqual(page, { records: [] });
      }
      assert.equal(await records.find(community, "tip-1"), undefined);
      assert.deepEqual(await subject.store.listOutbox(5), []);
      assert.deepEqual((await records.changesSince(community, undefined, 5)).written, []);
    });

    specify("takes an expired record as absent, and what is written there as new", async (subject) => {
      const records = subject.store.forTenant(tenant);
      const before = await create(records, { expiresAt: inMs(subject, 1000) });
      subject.advance(1000);

      const stale = await records.write(recordOf(), { version: before.version });
      const removal = await records.remove(community, "tip-1", before.version);
      const after = await create(records);

      assert.deepEqual(stale, { outcome: "conflict", current: undefined });
      assert.deepEqual(removal, { outcome: "conflict", current: undefined });
      assert.equal(after.createdAt, subject.now().toISOString());
      assert.notEqual(after.version, before.version);
      assert.equal("expiresAt" in after, false);
    });

    specify("moves or lifts the expiry with a write", async (subject) => {
      const records = subject.store.forTenant(tenant);
      const moved = await create(records, { id: "moved", expiresAt: inMs(subject, 1000) });
      const lifted = await create(records, { id: "lifted", expiresAt: inMs(subject, 1000) });

      await change(records, moved, { expiresAt: inMs(subject, 5000) });
      await change(records, lifted, {});
      subject.advance(4999);

      const page = await records.page({ scope: community, kind: "tip", order: "created", size: 5 });
      assert.deepEqual(idsOf(page.records), ["moved", "lifted"]);
    });

    specify("fills a page with what is left", async (subject) => {
      const records = subject.store.forTenant(tenant);
      for (const id of ["a", "b", "c", "d", "e", "f"]) {
        const isShort = id === "b" || id === "d" || id === "e";
        await create(records, isShort ? { id, expiresAt: inMs(subject, 1000) } : { id });
      }
      subject.advance(1000);

      const page = await records.page({ scope: community, kind: "tip", order: "created", size: 2 });
      const rest = await records.page({
        scope: community,
        kind: "tip",
        order: "created",
        size: 2,
        ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
      });

      assert.deepEqual(idsOf(page.records), ["f", "c"]);
      assert.deepEqual(idsOf(rest.records), ["a"]);
    });

    specify("refuses an expiry that is not written as all times are", async ({ store }) => {
      const records = store.forTenant(tenant);

      for (const expiresAt of [
        "",
        "soon",
        "2030-01-01",
        "2030-01-01T00:00:00Z",
        "2030-01-01T00:00:00.000+02:00",
      ]) {
        await assert.rejects(records.write(recordOf({ expiresAt }), { absent: true }), UnstorableRecordError);
      }
    });
  });
}
