import assert from "node:assert/strict";
import { copyFile, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { create, remove, tenant } from "../records/contract/subject.ts";
import { inTemporaryFolder } from "../records/sqlite-subject.ts";
import { canMakeDisks, withSmallDisk } from "../trust/work-and-words/store-faults.ts";
import { run } from "./command-process.ts";
import { cosmosAt, fill, fingerprintsIn, withStore } from "./stores.ts";

const backUp = (from: string, to: string) => run("records:backup", ["--from", from, "--to", to]);

const restore = (from: string, to: string, search: string) =>
  run("records:restore", ["--from", from, "--to", to, "--search", search]);

interface Scene {
  readonly folder: string;
  /** Locations of files in the folder: 30 records, and one that is not there yet. */
  readonly records: string;
  readonly backup: string;
  /** A search index that is not there. */
  readonly search: string;
}

const withScene = (work: (scene: Scene) => Promise<void>): Promise<void> =>
  inTemporaryFolder(async (folder) => {
    const at = (name: string) => `sqlite:${path.join(folder, name)}`;
    await fill(at("records.db"), 30);
    const search = path.join(folder, "search.db");
    await work({ folder, records: at("records.db"), backup: at("backup.db"), search });
  });

const fileOf = (location: string) => location.replace("sqlite:", "");

const isBesides = (name: string) => !["records.db", "backup.db"].includes(name);

function change(file: string, sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
}

describe("npm run records:backup", function () {
  this.timeout(60_000);

  it("makes one file that only this account may read, with every record as it was", () =>
    withScene(async ({ folder, records, backup }) => {
      const { code, stdout } = await backUp(records, backup);

      const { mode, size } = await stat(fileOf(backup));
      assert.equal(code, 0);
      assert.equal(stdout, `Backed up: ${fileOf(backup)}, ${size} bytes, checked.\n`);
      assert.equal((mode & 0o777).toString(8), "600");
      assert.deepEqual(await fingerprintsIn(backup), await fingerprintsIn(records));
      assert.deepEqual((await readdir(folder)).filter(isBesides), []);
    }));

  it("takes what lies in the -wal, and leaves the bytes of what was removed behind", () =>
    withScene(async ({ records, backup }) => {
      await withStore(records, async (store) => {
        const kept = store.forTenant(tenant);
        await remove(kept, await create(kept, { id: "removed", body: "canary ".repeat(3_000) }));
        await create(kept, { id: "kept" });

        assert.equal((await backUp(records, backup)).code, 0);
      });

      assert.equal((await readFile(fileOf(backup))).includes("canary canary"), false);
      assert.deepEqual(await fingerprintsIn(backup), await fingerprintsIn(records));
    }));

  it("says what is wrong, and leaves everything as it was", () =>
    withScene(async ({ folder, records, backup }) => {
      await writeFile(path.join(folder, "text.db"), "This is not a database. ".repeat(100));
      change(path.join(folder, "foreign.db"), "CREATE TABLE t (a)");
      const newer = path.join(folder, "newer.db");
      await copyFile(fileOf(records), newer);
      change(newer, "PRAGMA user_version = 99");
      await writeFile(path.join(folder, "there.db"), "kept");
      const at = (name: string) => `sqlite:${path.join(folder, name)}`;
      const before = await readdir(folder);

      const cases: readonly (readonly [string, string, number, RegExp])[] = [
        [records, at("there.db"), 2, /^--to is wrong: .*there\.db is there already\.$/mu],
        [at("typo.db"), backup, 2, /^--from is wrong: there is no file .*typo\.db\.$/mu],
        [cosmosAt("https://a.example"), backup, 2, /^--from is a Cosmos DB account, which Azure backs up/mu],
        [records, cosmosAt("https://a.example"), 2, /^--to is a Cosmos DB account/mu],
        [at("text.db"), backup, 1, /text\.db is damaged .*\nNo backup was made\.$/mu],
        [at("foreign.db"), backup, 1, /foreign\.db is not a Commonplace database/u],
        [newer.replace(/^/u, "sqlite:"), backup, 1, /was written by a newer Commonplace \(schema 99/u],
        [records, at("no/folder/b.db"), 1, /cannot be written \(ENOENT\): .*\nNo backup was made\.$/mu],
      ];
      for (const [from, to, expected, sentence] of cases) {
        const { code, stderr } = await backUp(from, to);
        assert.equal(code, expected, stderr);
        assert.match(stderr, sentence);
      }

      assert.deepEqual(await readdir(folder), before);
      assert.equal(await readFile(path.join(folder, "there.db"), "utf8"), "kept");
    }));

  it("says that there is no room, and leaves nothing half made", function () {
    if (!canMakeDisks()) this.skip();
    return withScene(async ({ folder, records }) => {
      await withStore(records, async (store) => {
        for (let index = 0; index < 10; index += 1)
          await create(store.forTenant(tenant), { id: `large-${index}`, body: "a".repeat(900_000) });
      });
      const disk = path.join(folder, "disk");
      await mkdir(disk);
      const to = `sqlite:${path.join(disk, "backup.db")}`;
      const within = [...withSmallDisk(disk), "sh", "-c", `"$0" "$@"; code=$?; ls -A ${disk}; exit $code`];

      const ended = await run("records:backup", ["--from", records, "--to", to], {}, within);

      assert.deepEqual([ended.code, ended.stdout], [1, ""]);
      assert.match(ended.stderr, /^There is no room for .*backup\.db: make room on the disk of .*disk, or/u);
    });
  });
});

describe("npm run records:restore", function () {
  this.timeout(60_000);

  it("puts every record back, and keeps what was there", () =>
    withScene(async ({ folder, records, backup, search }) => {
      const before = await fingerprintsIn(records);
      await backUp(records, backup);
      await fill(records, 40);
      const later = await fingerprintsIn(records);

      const { code, stdout } = await restore(backup, records, search);

      const aside = /^What was there before is in (.+\.replaced): delete it/mu.exec(stdout)?.[1] ?? "";
      assert.equal(code, 0);
      assert.match(stdout, /^There was no search index at .*search\.db\.$/mu);
      assert.deepEqual(await fingerprintsIn(records), before);
      assert.deepEqual(await fingerprintsIn(`sqlite:${aside}`), later);
      assert.deepEqual((await readdir(folder)).filter(isBesides), [path.basename(aside)]);
    }));

  it("puts them where nothing is, where a damaged file is, and where a link leads", () =>
    withScene(async ({ folder, records, backup, search }) => {
      await backUp(records, backup);
      const damaged = path.join(folder, "damaged.db");
      await writeFile(damaged, "This is not a database. ".repeat(100));
      await writeFile(`${damaged}-wal`, "Nor is this its log.");
      await symlink(damaged, path.join(folder, "link.db"));
      const expected = await fingerprintsIn(records);

      for (const name of ["new.db", "damaged.db", "link.db"]) {
        const to = `sqlite:${path.join(folder, name)}`;
        const { code, stderr } = await restore(backup, to, search);
        assert.equal(code, 0, stderr);
        assert.deepEqual(await fingerprintsIn(to), expected);
      }

      assert.deepEqual(await fingerprintsIn(`sqlite:${damaged}`), expected);
    }));

  it("knows no cursor and no mark of before, not even of another file that was restored from the same backup", () =>
    withScene(async ({ folder, records, backup, search }) => {
      const query = { scope: "tenant", kind: "tip", order: "created", size: 1 } as const;
      const positions = (location: string) =>
        withStore(location, async (store) => {
          const kept = store.forTenant(tenant);
          return {
            mark: (await kept.changesSince("tenant", undefined, 10)).mark,
            cursor: (await kept.page(query)).cursor,
          };
        });
      await withStore(records, async (store) => {
        for (const id of ["a", "b"]) await create(store.forTenant(tenant), { id, scope: "tenant" });
      });
      await backUp(records, backup);
      const other = `sqlite:${path.join(folder, "other.db")}`;
      await restore(backup, other, search);
      const handedOut = [await positions(records), await positions(other)];

      await restore(backup, records, search);

      await withStore(records, async (store) => {
        const kept = store.forTenant(tenant);
        const unknown = { name: "UnknownPositionError" };
        for (const { mark, cursor } of handedOut) {
          assert.ok(cursor);
          await assert.rejects(kept.changesSince("tenant", mark, 10), unknown);
          await assert.rejects(kept.page({ ...query, cursor }), unknown);
        }
      });
    }));

  it("says what is wrong, and leaves everything as it was", () =>
    withScene(async ({ folder, records, backup, search }) => {
      await backUp(records, backup);
      const text = path.join(folder, "text.db");
      await writeFile(text, "This is not a database. ".repeat(100));
      const before = await fingerprintsIn(records);
      const files = await readdir(folder);

      const cases: readonly (readonly [string, string, string, number, RegExp])[] = [
        [
          `sqlite:${text}`,
          records,
          search,
          1,
          /text\.db is damaged .*\nThe records were left as they were\.$/mu,
        ],
        [backup, records, text, 1, /text\.db is no search index of this app/u],
        [records, records, search, 2, /^--from and --to are the same file\.$/mu],
        [backup, cosmosAt("https://a.example"), search, 2, /^--to is a Cosmos DB account, which Azure/mu],
        [backup, records, "", 2, /^--search is missing\.$/mu],
      ];
      for (const [from, to, index, expected, sentence] of cases) {
        const { code, stderr } = await restore(from, to, index);
        assert.equal(code, expected, stderr);
        assert.match(stderr, sentence);
      }
      await rm(text);

      assert.deepEqual(await fingerprintsIn(records), before);
      assert.deepEqual(
        await readdir(folder),
        files.filter((name) => name !== "text.db"),
      );
    }));
});
