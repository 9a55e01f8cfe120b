import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { DatabaseSync } from "node:sqlite";
import { create, remove } from "../records/contract/subject.ts";
import { killAt, run } from "./command-process.ts";
import { fingerprintsIn, one, two, withScene, withStore } from "./stores.ts";

const options = (location: string, tenant = one, confirm = tenant) => [
  "--in",
  location,
  "--tenant",
  tenant,
  "--confirm",
  confirm,
];

const erase = (...typed: Parameters<typeof options>) => run("records:erase", options(...typed));

const copy = (from: string, to: string) => run("records:copy", ["--from", from, "--to", to]);

const canary = "a canary of this tenant";

/** Beside the ordinary records: large ones, one that expires, one removed. */
const plant = (location: string) =>
  withStore(location, async (store) => {
    const records = store.forTenant(one);
    for (let index = 0; index < 40; index += 1) {
      const body = { text: `${canary} `.repeat(1 + ((index * 37) % 400)) };
      const record = await create(records, { id: `planted-${index}`, body, outbox: [canary] });
      if (index % 2 === 0) await remove(records, record);
    }
    await create(records, { id: "expired", body: canary, expiresAt: "2020-01-01T00:00:00.000Z" });
  });

const bytesOf = async (location: string) => {
  const file = location.replace("sqlite:", "");
  const wal = await readFile(`${file}-wal`).catch(() => Buffer.alloc(0));
  return Buffer.concat([await readFile(file), wal]);
};

describe("npm run records:erase", function () {
  this.timeout(120_000);

  it("leaves no byte of the tenant in a file, and everything of another tenant", () =>
    withScene(300, async ({ source, newFile }) => {
      await plant(source);
      const others = newFile("others.db");
      await copy(source, others);
      await withStore(others, async (store) => {
        while ((await store.purge(one, 200)) > 0);
      });
      assert.ok((await bytesOf(source)).includes(canary), "it was planted");

      const { code, stdout } = await erase(source);

      assert.equal(code, 0);
      assert.match(stdout, new RegExp(`^Erased: \\d+\\. Nothing of tenant ${one} is left in `, "mu"));
      const bytes = await bytesOf(source);
      assert.equal(bytes.includes(canary), false);
      assert.equal(bytes.includes(one), false);
      assert.ok(bytes.includes(two));
      assert.deepEqual(await fingerprintsIn(source), await fingerprintsIn(others));
      assert.match((await erase(source)).stdout, /^Erased: 0\./mu);
    }));

  it("leaves no byte in the file or its -wal while a server has the file open", () =>
    withScene(30, async ({ source }) => {
      await plant(source);
      await withStore(source, async (store) => {
        await store.checkReady();

        assert.equal((await erase(source)).code, 0);

        assert.equal((await bytesOf(source)).includes(canary), false);
        await store.checkReady();
      });
    }));

  it("says so when another process keeps bytes in place, and finishes the next time", () =>
    withScene(30, async ({ source }) => {
      await plant(source);
      const reader = new DatabaseSync(source.replace("sqlite:", ""));
      reader.exec("BEGIN; SELECT count(*) FROM store");

      const hindered = await erase(source);
      reader.exec("COMMIT");
      reader.close();
      const again = await erase(source);

      assert.deepEqual([hindered.code, again.code], [1, 0]);
      assert.match(hindered.stderr, /another process reads or writes the database/u);
      assert.equal((await bytesOf(source)).includes(canary), false);
    }));

  it("deletes every document of the tenant in Cosmos DB, also after it was killed", () =>
    withScene(150, async ({ source, target, fake }) => {
      await copy(source, target);
      await plant(target);
      const all = fake.documents.all().length;

      for (const after of [1, 30]) await killAt(fake, "delete", after, "records:erase", options(target));
      assert.ok(fake.documents.all().length < all);
      const { code } = await erase(target);

      assert.equal(code, 0);
      const kept = fake.documents.all();
      assert.equal(kept.length, 50);
      assert.ok(kept.every(({ tenantId }) => tenantId === two));
      assert.equal(JSON.stringify(kept).includes(canary), false);
    }));

  it("erases nothing unless the tenant is named twice", () =>
    withScene(3, async ({ source, newFile }) => {
      const before = await fingerprintsIn(source);
      const cases: readonly (readonly [Promise<{ code: number | null; stderr: string }>, RegExp])[] = [
        [erase(source, one, two), /^--confirm is not the same id as --tenant\. Nothing was erased\./u],
        [erase(source, "everybody"), /^--tenant is wrong: it is the id of a tenant/u],
        [run("records:erase", ["--in", source, "--tenant", one]), /^--confirm is missing\./u],
        [erase(newFile("typo.db")), /^--in is wrong: there is no file/u],
      ];
      for (const [ended, sentence] of cases) {
        const { code, stderr } = await ended;
        assert.equal(code, 2);
        assert.match(stderr, sentence);
      }
      assert.deepEqual(await fingerprintsIn(source), before);
    }));
});
