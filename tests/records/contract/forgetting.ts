import assert from "node:assert/strict";
import type { Scope } from "../../../bot/records/records.ts";
import { change, create, get, idsOf, remove, tenant } from "./subject.ts";
import type { Specify } from "./subject.ts";

const mine: Scope = "person:ada";
const alike: Scope = "person:ada-b";

export function describeForgetting(specify: Specify): void {
  describe("forgetting a scope", () => {
    specify(
      "leaves nothing of it, what expired and was removed neither, bit by bit",
      async ({ store, now, advance }) => {
        const records = store.forTenant(tenant);
        const expiresAt = new Date(now().getTime() + 1000).toISOString();
        for (const id of ["a", "b"]) await create(records, { scope: mine, id, outbox: ["message"] });
        await create(records, { scope: mine, id: "expired", expiresAt });
        await remove(records, await create(records, { scope: mine, id: "removed" }));
        advance(1000);

        const counts: number[] = [];
        do counts.push(await records.forget(mine, 3));
        while (counts.at(-1) !== 0);

        assert.deepEqual(counts, [3, 1, 0]);
        const { written, removed } = await records.changesSince(mine, undefined, 10);
        assert.deepEqual([written, removed], [[], []]);
        assert.deepEqual(await store.listOutbox(10), []);
      },
    );

    specify("touches no other scope and no other tenant", async ({ store }) => {
      const records = store.forTenant(tenant);
      const others = store.forTenant("another-tenant");
      const kept = [
        await create(records, { scope: alike }),
        await create(others, { scope: mine }),
        await create(records, { scope: "tenant" }),
      ];

      assert.equal(await records.forget(mine, 10), 0);
      await assert.rejects(records.forget(mine, 0), RangeError);

      assert.deepEqual(
        [
          await get(records, alike, "tip-1"),
          await get(others, mine, "tip-1"),
          await get(records, "tenant", "tip-1"),
        ],
        kept,
      );
    });

    specify("lets what is written afterwards live as before", async ({ store }) => {
      const records = store.forTenant(tenant);
      await create(records, { scope: mine, id: "before" });
      await records.forget(mine, 10);
      await store.forgetBytes();

      const written = await create(records, { scope: mine, id: "after" });
      await change(records, written, { body: "changed" });

      const page = await records.page({ scope: mine, kind: "tip", order: "created", size: 10 });
      assert.deepEqual(idsOf(page.records), ["after"]);
    });
  });
}
