import assert from "node:assert/strict";
import { change, community, create, idsOf, remove, tenant } from "./contract/subject.ts";
import { openOnFake } from "./cosmos-subject.ts";
import { textsWithoutPlace } from "./query-texts.ts";

type Subject = Awaited<ReturnType<typeof openOnFake>>;

async function withFake(work: (subject: Subject) => Promise<void>): Promise<void> {
  const subject = await openOnFake();
  try {
    await work(subject);
  } finally {
    await subject.close();
  }
}

const stranger = "7a3f4c1e-0000-4000-8000-000000000002";
const page = { scope: community, kind: "tip", order: "created", size: 5 } as const;

describe("Cosmos DB requests", () => {
  it("are one for each verb in the ordinary case", () =>
    withFake(async ({ store, fake }) => {
      const records = store.forTenant(tenant);
      const asked = async (work: () => Promise<unknown>) => {
        const before = fake.asked.length;
        await work();
        return fake.asked.slice(before).map(({ operation }) => operation);
      };

      assert.deepEqual(await asked(() => records.find(community, "tip-1")), ["read"]);
      assert.deepEqual(await asked(() => create(records)), ["create"]);
      const record = await records.find(community, "tip-1");
      assert.ok(record);
      assert.deepEqual(await asked(() => change(records, record, { outbox: ["message"] })), ["patch"]);
      assert.deepEqual(await asked(() => records.page(page)), ["query"]);
      const { mark } = await records.changesSince(community, undefined, 5);
      assert.deepEqual(await asked(() => records.changesSince(community, mark, 5)), ["query"]);
      assert.deepEqual(await asked(() => store.listOutbox(5)), ["query"]);
      const now = await records.find(community, "tip-1");
      assert.ok(now);
      assert.deepEqual(await asked(() => remove(records, now)), ["patch"]);
      assert.deepEqual(await asked(() => store.checkReady()), ["read"]);
    }));

  it("name tenant and scope in every query text but that of the outbox", () =>
    withFake(async ({ store, fake, advance }) => {
      const records = store.forTenant(tenant);
      const expiresAt = new Date(Date.UTC(2031, 2, 1, 9, 0, 1)).toISOString();
      await create(records, { id: "short", expiresAt });
      await create(records, { id: "long", outbox: ["message"] });
      for (const order of ["created", "changed"] as const) {
        const { cursor = "" } = await records.page({ ...page, order, size: 1 });
        await records.page({ ...page, order, cursor });
      }
      const { mark } = await records.changesSince(community, undefined, 5);
      advance(1000);
      await records.changesSince(community, mark, 5);
      await store.listOutbox(5);

      const texts = [...new Set(fake.asked.flatMap(({ text }) => text ?? []))];

      assert.equal(texts.length, 7);
      const unnamed = textsWithoutPlace(fake.asked);
      assert.equal(unnamed.length, 1);
      assert.match(unnamed[0] ?? "", /waitingSince/u);
    }));

  it("go over all partitions for an operator only, in texts of their own that name no scope as a place", () =>
    withFake(async ({ store, fake }) => {
      for (const [index, scope] of ([community, "tenant"] as const).entries())
        for (const kind of ["problem", "tip"])
          await create(store.forTenant(tenant), { scope, id: `${kind}-${index}`, kind });
      const before = fake.asked.length;
      let cursor: string | undefined;
      do ({ cursor } = await store.listAll({ size: 1, ...(cursor !== undefined && { cursor }) }));
      while (cursor !== undefined);
      await store.purge(tenant, 10);

      const unnamed = textsWithoutPlace(fake.asked.slice(before));

      assert.deepEqual(
        unnamed.map((text) => /WHERE \(?(.*?)(?: AND \(IS_NULL|\) ORDER)/u.exec(text)?.[1]).sort(),
        [
          `c.kind > ""`,
          `c.tenantId < @tenantId AND c.kind > ""`,
          `c.tenantId = @tenantId`,
          `c.tenantId = @tenantId AND c.scope < @scope AND c.kind > ""`,
        ],
      );
    }));

  it("erase nothing of another tenant, whatever a store without conditions hands out", () =>
    withFake(async ({ store, fake }) => {
      await create(store.forTenant(stranger), { id: "theirs" });
      fake.documents.ignoresPartitions = true;

      assert.equal(await store.purge(tenant, 10), 0);

      assert.equal(fake.documents.all().length, 1);
    }));

  it("let nothing through that a store without partitions hands out", () =>
    withFake(async ({ store, fake, now, advance }) => {
      const own = store.forTenant(tenant);
      const foreign = store.forTenant(stranger);
      const expiresAt = new Date(now().getTime() + 60_000).toISOString();
      await create(own, { id: "mine", body: "own", expiresAt });
      await create(own, { id: "both", body: "own" });
      for (const scope of [community, "tenant"] as const) {
        await create(foreign, { scope, id: "both", body: "canary", expiresAt });
        await create(foreign, { scope, id: "theirs", body: "canary", outbox: ["canary"] });
      }
      await remove(foreign, await create(foreign, { id: "canary" }));

      fake.documents.ignoresPartitions = true;

      for (const id of ["both", "theirs", "canary"]) await assert.rejects(own.find(community, id));
      const shown = await own.page({ ...page, size: 50 });
      const first = await own.changesSince(community, undefined, 50);
      const cut = await own.changesSince(community, undefined, 1);
      const next = await own.changesSince(community, cut.mark, 50);
      const conflict = own.write({ scope: community, id: "theirs", kind: "tip", body: 1 }, { version: "1" });
      await assert.rejects(conflict);
      advance(60_000);
      const expired = await own.changesSince(community, first.mark, 50);

      assert.deepEqual(expired.removed, ["mine"]);
      assert.deepEqual(idsOf(shown.records).sort(), ["both", "mine"]);
      assert.deepEqual(idsOf(first.written).sort(), ["both", "mine"]);
      assert.equal(JSON.stringify([shown, first, cut, next]).includes("canary"), false);
    }));

  it("tell of what is written in a second that was told of, also when the store's clock steps back", () =>
    withFake(async ({ store, advance }) => {
      const records = store.forTenant(tenant);
      await create(records, { id: "a" });
      const first = await records.changesSince(community, undefined, 5);
      await create(records, { id: "b" });
      const second = await records.changesSince(community, first.mark, 5);
      advance(-3000);
      await create(records, { id: "c" });
      const third = await records.changesSince(community, second.mark, 5);

      assert.deepEqual(
        [first, second, third].map(({ written }) => idsOf(written)),
        [["a"], ["b"], ["c"]],
      );
    }));

  it("tell of a record once, as it is now, when it changes while they are answered", () =>
    withFake(async ({ store, fake, now, advance }) => {
      const records = store.forTenant(tenant);
      const expiresAt = new Date(now().getTime() + 1000).toISOString();
      await create(records, { id: "short", expiresAt });
      const { mark } = await records.changesSince(community, undefined, 5);
      advance(1000);
      fake.faults.plan("query", { meanwhile: () => create(records, { id: "short", body: "again" }) });

      const { written, removed } = await records.changesSince(community, mark, 5);

      assert.deepEqual([idsOf(written), removed], [["short"], []]);

      const first = await create(records, { id: "tip-0" });
      advance(1000);
      for (let index = 1; index < 50; index += 1) await create(records, { id: `tip-${index}` });
      const meanwhile = () => {
        advance(1000);
        return change(records, first, { body: "changed" });
      };
      fake.faults.plan("query", { meanwhile });

      const all = (await records.changesSince(community, undefined, 100)).written;

      assert.equal(new Set(idsOf(all)).size, all.length);
      assert.equal(all.find(({ id }) => id === "tip-0")?.body, "changed");
    }));

  it("keep a record that expires in the far future", () =>
    withFake(async ({ store, fake }) => {
      await create(store.forTenant(tenant), { expiresAt: "9999-12-31T23:59:59.999Z" });

      assert.equal(fake.documents.all()[0]?.["ttl"], 2_147_483_647);
    }));

  it("do not carry on what is long known", () =>
    withFake(async ({ store, advance }) => {
      const records = store.forTenant(tenant);
      for (let index = 0; index < 20; index += 1) await create(records, { id: `tip-${index}` });
      const busy = await records.changesSince(community, undefined, 50);
      advance(2 * 60_000);
      const delivered = await records.changesSince(community, busy.mark, 50);
      const quiet = await records.changesSince(community, delivered.mark, 50);
      await create(records, { id: "later" });
      const later = await records.changesSince(community, quiet.mark, 50);

      assert.deepEqual(delivered.written, []);
      assert.ok(busy.mark.length > 1000 && quiet.mark.length < 400, "the mark is short again");
      assert.deepEqual(idsOf(later.written), ["later"]);
    }));

  it("keep a removal as long as it is told of, without what was removed", () =>
    withFake(async ({ store, fake, advance }) => {
      const records = store.forTenant(tenant);
      await remove(records, await create(records, { body: "canary", outbox: ["canary"] }));

      const kept = fake.documents.all();
      assert.equal(kept.length, 1);
      assert.equal(JSON.stringify(kept).includes("canary"), false);

      advance(32 * 24 * 60 * 60 * 1000);
      await records.find(community, "tip-1");
      assert.deepEqual(fake.documents.all(), []);
    }));
});
