import assert from "node:assert/strict";
import { join } from "node:path";
import type { Scope } from "../../bot/records/records.ts";
import { openSqliteRecords } from "../../bot/records/sqlite/open.ts";
import { get, tenant } from "./contract/subject.ts";
import { inTemporaryFolder } from "./sqlite-subject.ts";
import { idsIn, write } from "./writer.ts";
import { countUp, idsAfter } from "./writing-steps.ts";

const now = () => new Date();

describe("SQLite and its processes", () => {
  it("gives two processes that write at once one order of changes, and loses none", () =>
    inTemporaryFolder(async (folder) => {
      const file = join(folder, "records.db");
      const store = await openSqliteRecords({ file, now });
      const records = store.forTenant(tenant);
      const scope: Scope = "tenant";
      const counts: number[] = [];
      let mark: string | undefined;
      const follow = async () => {
        const changes = await records.changesSince(scope, mark, 10);
        counts.push(...changes.written.map(({ body }) => Number(body)));
        mark = changes.mark;
      };

      const follows: Promise<void>[] = [];
      await Promise.all(
        ["community:one", "community:two"].map((name) =>
          write({ file, scope: name as Scope, steps: 30, counts: 30 }, () => {
            follows.push(countUp(records, scope).then(follow));
          }),
        ),
      );
      await Promise.all(follows);

      assert.equal((await get(records, scope, "count")).body, 120);
      assert.equal(counts.at(-1), 120);
      assert.deepEqual(
        counts,
        [...counts].sort((a, b) => a - b),
        "told of in the order of the writes",
      );
      assert.deepEqual(await idsIn(store, "community:one"), idsAfter(30));
      assert.deepEqual(await idsIn(store, "community:two"), idsAfter(30));
      await store.close();
    }));

  it("lets several processes create the same file", () =>
    inTemporaryFolder(async (folder) => {
      const file = join(folder, "new", "records.db");
      const scopes: Scope[] = ["community:one", "community:two", "community:three"];

      const lines = await Promise.all(scopes.map((scope) => write({ file, scope, steps: 6, counts: 6 })));

      const store = await openSqliteRecords({ file, now });
      assert.deepEqual(lines, [6, 6, 6]);
      assert.equal((await get(store.forTenant(tenant), "tenant", "count")).body, 18);
      for (const scope of scopes) assert.deepEqual(await idsIn(store, scope), idsAfter(6));
      await store.close();
    }));
});
