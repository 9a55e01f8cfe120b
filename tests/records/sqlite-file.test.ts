import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmod,
  copyFile,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  writeFile,
} from "node:fs/promises";
import { basename, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { UnknownPositionError } from "../../bot/records/records.ts";
import type { PageQuery } from "../../bot/records/records.ts";
import { openSqliteRecords } from "../../bot/records/sqlite/open.ts";
import { UnusableDatabaseError } from "../../bot/records/sqlite/unusable-database.ts";
import { change, create, recordOf, remove, tenant } from "./contract/subject.ts";
import { fixedClock } from "./fixed-clock.ts";
import { inTemporaryFolder } from "./sqlite-subject.ts";

const { now } = fixedClock();

/** A closed database with some pages of everything in it. */
async function makeDatabase(file: string): Promise<void> {
  const store = await openSqliteRecords({ file, now });
  const records = store.forTenant(tenant);
  for (let index = 0; index < 40; index += 1) {
    await create(records, { id: `tip-${index}`, body: "word ".repeat(400), outbox: [index] });
  }
  await remove(records, await create(records, { id: "gone" }));
  await store.close();
}

/** Leaves the -wal and -shm of a process that was killed after it had run the SQL. */
function killAfter(file: string, sql: string): void {
  const script = `
    const db = new (require("node:sqlite").DatabaseSync)(process.argv[1]);
    db.exec(process.argv[2]);
    process.kill(process.pid, "SIGKILL");`;
  const { signal } = spawnSync(process.execPath, ["-e", script, file, sql]);
  assert.equal(signal, "SIGKILL");
}

const harmless = "UPDATE store SET sequence = sequence + 1";

/** https://www.sqlite.org/fileformat2.html#the_write_ahead_log */
const walHeaderBytes = 32;

async function overwrite(file: string, position: number, bytes: number): Promise<void> {
  const handle = await open(file, "r+");
  await handle.write(Buffer.alloc(bytes, 0xa5), 0, bytes, position);
  await handle.close();
}

/** Every file below the folder, with a digest of its bytes. */
async function digests(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    found[path] = entry.isFile()
      ? createHash("sha256")
          .update(await readFile(path))
          .digest("hex")
      : "folder";
  }
  return found;
}

/** Refused in one sentence that names the file, and not a byte in the folder has changed. */
async function assertRefused(folder: string, file: string, says: RegExp): Promise<void> {
  const before = await digests(folder);

  await assert.rejects(openSqliteRecords({ file, now }), (error) => {
    assert.ok(error instanceof UnusableDatabaseError, String(error));
    assert.match(error.message, says);
    assert.ok(error.message.includes(file), error.message);
    assert.match(error.message, /^[A-Z][^\n]*: [^\n]*\.$/u);
    return true;
  });

  assert.deepEqual(await digests(folder), before);
}

describe("SQLite file", () => {
  it("is created with its folder, and nothing else is left beside it", () =>
    inTemporaryFolder(async (folder) => {
      const file = join(folder, "a", "b c", "ü?#%.db");

      const store = await openSqliteRecords({ file, now });
      await store.checkReady();
      await store.close();

      assert.deepEqual(await readdir(join(folder, "a", "b c")), [basename(file)]);
    }));

  it("is not opened before openSqliteRecords is awaited, nor kept open after close", () =>
    inTemporaryFolder(async (folder) => {
      const file = join(folder, "records.db");
      await makeDatabase(file);

      await rename(file, join(folder, "moved.db"));
      const store = await openSqliteRecords({ file: join(folder, "moved.db"), now });

      assert.equal((await store.listOutbox(100)).length, 40);
      await store.close();
    }));

  it("is not ready once it was moved away or replaced while in use", () =>
    inTemporaryFolder(async (folder) => {
      const file = join(folder, "records.db");
      const store = await openSqliteRecords({ file, now });
      await store.checkReady();

      await rename(file, `${file}.old`);
      await assert.rejects(store.checkReady());
      await writeFile(file, "");
      await assert.rejects(store.checkReady());

      await store.close();
    }));

  it("is opened again after a process was killed, with or without the -shm", () =>
    inTemporaryFolder(async (folder) => {
      const file = join(folder, "records.db");
      await makeDatabase(file);
      for (const isCopiedAlone of [false, true]) {
        killAfter(file, "UPDATE records_0 SET kind = 'changed'");
        if (isCopiedAlone) await rm(`${file}-shm`);

        const store = await openSqliteRecords({ file, now });

        assert.ok((await store.listOutbox(100)).every(({ kind }) => kind === "changed"));
        await store.close();
      }
    }));

  it("is opened when power was lost before the first change reached a new -wal", () =>
    inTemporaryFolder(async (folder) => {
      const file = join(folder, "records.db");
      await makeDatabase(file);
      killAfter(file, harmless);
      await rm(`${file}-shm`);
      await truncate(`${file}-wal`, walHeaderBytes);

      const store = await openSqliteRecords({ file, now });

      assert.equal((await store.listOutbox(100)).length, 40);
      await store.close();
    }));

  it("does not know the cursors and marks of another file, nor marks that a backup has not reached", () =>
    inTemporaryFolder(async (folder) => {
      const file = join(folder, "records.db");
      await makeDatabase(file);
      await makeDatabase(join(folder, "other.db"));
      await copyFile(file, join(folder, "backup.db"));
      const store = await openSqliteRecords({ file, now });
      const records = store.forTenant(tenant);
      await create(records, { id: "after the backup" });
      const { scope } = recordOf();
      const query: PageQuery = { scope, kind: "tip", order: "created", size: 1 };
      const { mark } = await records.changesSince(scope, undefined, 1000);
      const { cursor = "" } = await records.page(query);
      await store.close();

      const other = await openSqliteRecords({ file: join(folder, "other.db"), now });
      const backup = await openSqliteRecords({ file: join(folder, "backup.db"), now });

      const unknown = { name: UnknownPositionError.name };
      await assert.rejects(other.forTenant(tenant).changesSince(scope, mark, 10), unknown);
      await assert.rejects(other.forTenant(tenant).page({ ...query, cursor }), unknown);
      await assert.rejects(backup.forTenant(tenant).changesSince(scope, mark, 10), unknown);
      assert.equal((await backup.forTenant(tenant).page({ ...query, cursor })).records.length, 1);
      await other.close();
      await backup.close();
    }));

  it("holds no byte of what was removed or written over once it is closed", () =>
    inTemporaryFolder(async (folder) => {
      const file = join(folder, "records.db");
      await makeDatabase(file);
      const store = await openSqliteRecords({ file, now });
      const records = store.forTenant(tenant);
      const canary = "canary of a person ".repeat(500);
      await remove(records, await create(records, { id: "removed", body: canary }));
      await change(records, await create(records, { id: "changed", body: canary }), { body: "" });

      await store.close();

      assert.deepEqual(await readdir(folder), [basename(file)]);
      assert.equal((await readFile(file)).includes("canary"), false);
    }));

  describe("is refused, and left as it is,", () => {
    it("when it is no database", () =>
      inTemporaryFolder(async (folder) => {
        const file = join(folder, "records.db");
        for (const content of ["", "{}", "Dear diary,\n".repeat(1000), "SQLite format 3\u0000"]) {
          await writeFile(file, content);
          await assertRefused(folder, file, /is not a Commonplace database|is damaged/u);
        }
      }));

    it("when it is the database of another program", () =>
      inTemporaryFolder(async (folder) => {
        for (const [name, applicationId] of [
          ["numbered.db", 12],
          ["plain.db", 0],
        ] as const) {
          const file = join(folder, name);
          const db = new DatabaseSync(file);
          db.exec(
            `PRAGMA application_id = ${applicationId}; CREATE TABLE notes (text); INSERT INTO notes VALUES (1)`,
          );
          db.close();

          await assertRefused(folder, file, /is not a Commonplace database/u);
        }
      }));

    it("when a newer version has written it", () =>
      inTemporaryFolder(async (folder) => {
        const file = join(folder, "records.db");
        await makeDatabase(file);
        killAfter(file, "PRAGMA user_version = 99");
        await assertRefused(folder, file, /newer Commonplace \(schema 99, this one knows \d+\)/u);

        await rm(`${file}-shm`);
        await assertRefused(folder, file, /newer Commonplace/u);

        const db = new DatabaseSync(file);
        db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
        db.close();
        await assertRefused(folder, file, /newer Commonplace/u);
      }));

    it("when it was written before the first release", () =>
      inTemporaryFolder(async (folder) => {
        const file = join(folder, "records.db");
        await makeDatabase(file);
        killAfter(file, "PRAGMA user_version = 3");

        await assertRefused(folder, file, /written before the first release of Commonplace \(schema 3\)/u);
      }));

    for (const [state, unfinished] of [
      ["closed", false],
      ["left by a killed process", true],
    ] as const) {
      const prepare = async (file: string) => {
        await makeDatabase(file);
        if (unfinished) killAfter(file, harmless);
        return (await stat(file)).size;
      };

      it(`when it was cut off (${state})`, () =>
        inTemporaryFolder(async (folder) => {
          const file = join(folder, "records.db");
          const size = await prepare(file);

          for (const length of [size - 4096, size - 5000, size / 2, 4096, 512, 511, 50, 1, 0]) {
            await truncate(file, Math.floor(length));
            await assertRefused(folder, file, /is damaged/u);
          }
        }));

      it(`when its beginning was overwritten (${state})`, () =>
        inTemporaryFolder(async (folder) => {
          const file = join(folder, "records.db");
          await prepare(file);

          await overwrite(file, 0, 100);

          await assertRefused(folder, file, /is damaged/u);
        }));

      it(`when any page of it was overwritten (${state})`, () =>
        inTemporaryFolder(async (folder) => {
          const file = join(folder, "records.db");
          const size = await prepare(file);
          const whole = await readFile(file);

          for (let position = 4096; position < size; position += 4096) {
            // The -wal holds a newer copy of this page, which is the one that counts.
            if (unfinished && (await readFile(`${file}-wal`)).readUInt32BE(32) === position / 4096 + 1)
              continue;
            await writeFile(file, whole);
            await overwrite(file, position, 4096);
            await assertRefused(folder, file, /is damaged/u);
          }
        }));
    }

    it("when the beginning of its latest changes was overwritten", () =>
      inTemporaryFolder(async (folder) => {
        const file = join(folder, "records.db");
        for (const [position, bytes] of [
          [0, walHeaderBytes],
          [0, 1],
          [16, 1],
        ] as const) {
          await rm(file, { force: true });
          await rm(`${file}-wal`, { force: true });
          await makeDatabase(file);
          killAfter(file, harmless);
          await rm(`${file}-shm`);

          await overwrite(`${file}-wal`, position, bytes);

          await assertRefused(folder, file, /is damaged/u);
        }
      }));

    it("when it is gone and only its latest changes are left", () =>
      inTemporaryFolder(async (folder) => {
        const file = join(folder, "records.db");
        await makeDatabase(file);
        killAfter(file, harmless);

        await rm(file);

        await assertRefused(folder, file, /is missing/u);
      }));

    it("when its folder cannot be made, or a folder is in its place", () =>
      inTemporaryFolder(async (folder) => {
        await writeFile(join(folder, "file"), "");
        await mkdir(join(folder, "folder"));

        await assertRefused(folder, join(folder, "file", "records.db"), /cannot be written/u);
        await assertRefused(folder, join(folder, "folder"), /is not a Commonplace database/u);
      }));

    it("when this account may not write it or its folder", async function () {
      // Nothing is forbidden to root.
      if (process.getuid?.() === 0) this.skip();
      await inTemporaryFolder(async (folder) => {
        const file = join(folder, "records.db");
        await makeDatabase(file);

        await chmod(file, 0o400);
        await assertRefused(folder, file, /cannot be written \(EACCES\)/u);
        await chmod(file, 0o600);
        await chmod(folder, 0o500);
        await assertRefused(folder, file, /cannot be written \(EACCES\)/u);
        await assertRefused(folder, join(folder, "new.db"), /cannot be written/u);
        await chmod(folder, 0o700);
      });
    });
  });
});
