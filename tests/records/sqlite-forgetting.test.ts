import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Records } from "../../bot/records/records.ts";
import { openSqliteRecords } from "../../bot/records/sqlite/open.ts";
import { assertGaveWay, loopDelayDuring } from "../loop-delay.ts";
import { change, create, get, idsOf, readPages, recordOf, remove, tenant } from "./contract/subject.ts";
import { fixedClock } from "./fixed-clock.ts";
import { inTemporaryFolder } from "./sqlite-subject.ts";

const { now } = fixedClock();
const canary = "canary-of-a-person";
const community = recordOf().scope;

/** How often the person's id stands in the files, the -wal included. */
async function copiesIn(folder: string): Promise<number> {
  let copies = 0;
  for (const name of await readdir(folder))
    copies += (await readFile(join(folder, name))).toString("latin1").split(canary).length - 1;
  return copies;
}

/** Writes and grows records of the person and of others in turn, so that pages are split again and again. */
async function mingle(records: Records, rounds: number): Promise<void> {
  const round = async (index: number) => {
    const id = `${(index * 7_919) % rounds}-${canary}`;
    const own = await create(records, { scope: `person:${canary}-${index % 5}`, id, body: canary });
    await change(records, own, { body: `${canary} `.repeat(1 + ((index * 31) % 40)) });
    const other = await create(records, { id: `tip-${(index * 104_729) % rounds}`, body: "word" });
    await change(records, other, { body: "word ".repeat((index * 17) % 90) });
  };
  // Some at once: what is asked together reaches the disk together.
  for (let from = 0; from < rounds; from += 10)
    await Promise.all(Array.from({ length: Math.min(10, rounds - from) }, (_, at) => round(from + at)));
}

async function forgetPerson(records: Records): Promise<void> {
  for (let index = 0; index < 5; index += 1)
    while ((await records.forget(`person:${canary}-${index}`, 200)) > 0);
}

const everything = async (records: Records) =>
  (await readPages(records, { scope: community, kind: "tip", order: "created", size: 200 })).flatMap(
    (page) => page.records,
  );

describe("bytes of what was removed from SQLite", () => {
  it("are gone from the file and the -wal, wherever pages were split, and all else is as it was", () =>
    inTemporaryFolder(async (folder) => {
      const store = await openSqliteRecords({ file: join(folder, "records.db"), now });
      const records = store.forTenant(tenant);
      await mingle(records, 150);
      await forgetPerson(records);
      const before = await everything(records);
      assert.ok((await copiesIn(folder)) > 0, "without splits this proves nothing");

      await store.forgetBytes();

      assert.equal(await copiesIn(folder), 0);
      assert.deepEqual(await everything(records), before);
      assert.equal((await records.changesSince(community, undefined, 10_000)).written.length, before.length);
      await store.close();
    }));

  it("are gone though an earlier run was ended in its middle", () =>
    inTemporaryFolder(async (folder) => {
      const file = join(folder, "records.db");
      const store = await openSqliteRecords({ file, now });
      const records = store.forTenant(tenant);
      // More than one slice moves, however quick the machine is.
      await mingle(records, 800);
      const stop = () => Promise.reject(new Error("Stop."));
      await assert.rejects(store.forgetBytes(stop), /Stop/u);
      await forgetPerson(records);
      await store.close();

      const again = await openSqliteRecords({ file, now });
      await again.forgetBytes();

      assert.equal(await copiesIn(folder), 0);
      assert.equal((await everything(again.forTenant(tenant))).length, 800);
      await again.close();
    }));

  it("go while others read and write, who are neither held up nor shown anything twice", () =>
    inTemporaryFolder(async (folder) => {
      const store = await openSqliteRecords({ file: join(folder, "records.db"), now });
      const records = store.forTenant(tenant);
      await mingle(records, 800);
      await forgetPerson(records);
      const ids = idsOf(await everything(records)).toSorted();
      let isOver = false;

      const work = async () => {
        for (let round = 0; !isOver; round += 1) {
          const made = await create(records, { id: `new-${round}` });
          const changed = await change(records, made, { body: "changed" });
          assert.deepEqual(await get(records, community, made.id), changed);
          await change(records, await get(records, community, `tip-${round}`), { body: "changed" });
          await remove(records, changed);
          assert.deepEqual(idsOf(await everything(records)).toSorted(), ids);
          const { written, removed } = await records.changesSince(community, undefined, 10_000);
          assert.deepEqual(idsOf(written).toSorted(), ids);
          assert.equal(removed.length, round + 1);
        }
      };
      const working = work();
      const delay = await loopDelayDuring(() => store.forgetBytes());
      isOver = true;
      await working;

      assertGaveWay(delay);
      assert.equal(await copiesIn(folder), 0);
      await store.close();
    }));

  it("are said to be left while another process reads an earlier state", () =>
    inTemporaryFolder(async (folder) => {
      const file = join(folder, "records.db");
      const store = await openSqliteRecords({ file, now });
      const records = store.forTenant(tenant);
      await mingle(records, 20);
      await forgetPerson(records);
      const reader = new DatabaseSync(file);
      reader.exec("BEGIN; SELECT count(*) FROM store");

      await assert.rejects(store.forgetBytes(), { name: "StoreInUseError" });
      reader.close();
      await store.forgetBytes();

      assert.equal(await copiesIn(folder), 0);
      await store.close();
    }));
});
