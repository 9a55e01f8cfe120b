import assert from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { openSqliteRecords } from "../../bot/records/sqlite/open.ts";
import { applicationId, migrate, migrations, readNumber } from "../../bot/records/sqlite/schema.ts";
import { UnusableDatabaseError } from "../../bot/records/sqlite/unusable-database.ts";
import { create, tenant } from "./contract/subject.ts";
import { fixedClock } from "./fixed-clock.ts";
import { inTemporaryFolder } from "./sqlite-subject.ts";

const steps = ["CREATE TABLE plants (name TEXT)", "ALTER TABLE plants ADD COLUMN soil TEXT DEFAULT 'loam'"];

function withDatabase(work: (db: DatabaseSync) => void): void {
  const db = new DatabaseSync(":memory:");
  try {
    work(db);
  } finally {
    db.close();
  }
}

describe("SQLite schema", () => {
  it("takes a database from version to version and keeps what is in it", () => {
    withDatabase((db) => {
      migrate(db, steps.slice(0, 1));
      db.exec("INSERT INTO plants VALUES ('rose')");
      assert.equal(readNumber(db, "user_version"), 1);

      migrate(db, steps);

      assert.equal(readNumber(db, "user_version"), 2);
      assert.equal(readNumber(db, "application_id"), applicationId);
      assert.deepEqual({ ...db.prepare("SELECT * FROM plants").get() }, { name: "rose", soil: "loam" });
    });
  });

  it("does nothing to a database that is up to date", () => {
    withDatabase((db) => {
      migrate(db, steps);
      const changes = db.prepare(
        "SELECT total_changes() AS n, (SELECT count(*) FROM sqlite_schema) AS tables",
      );
      const before = changes.get();

      migrate(db, steps);

      assert.deepEqual(changes.get(), before);
    });
  });

  it("stays at the version it had when a step fails", () => {
    withDatabase((db) => {
      migrate(db, steps.slice(0, 1));

      assert.throws(() => {
        migrate(db, [...steps, "CREATE TABLE half (id TEXT); INSERT INTO nowhere VALUES (1)"]);
      });

      assert.equal(readNumber(db, "user_version"), 1);
      assert.equal(db.isTransaction, false);
      assert.deepEqual(
        db
          .prepare("SELECT name FROM pragma_table_info('plants')")
          .all()
          .map(({ name }) => name),
        ["name"],
      );
    });
  });

  it("does not go back from a newer version", () => {
    withDatabase((db) => {
      migrate(db, steps);

      assert.throws(() => {
        migrate(db, steps.slice(0, 1));
      }, UnusableDatabaseError);
    });
  });

  for (const version of migrations.keys()) {
    it(`opens a file of version ${version + 1}`, () =>
      inTemporaryFolder(async (folder) => {
        const file = join(folder, "records.db");
        const db = new DatabaseSync(file);
        migrate(db, migrations.slice(0, version + 1));
        db.close();

        const store = await openSqliteRecords({ file, now: fixedClock().now });

        await create(store.forTenant(tenant));
        await store.close();
      }));
  }

  it("takes over what a file of schema 2 holds, and lets its bytes go as any others", () =>
    inTemporaryFolder(async (folder) => {
      const file = join(folder, "records.db");
      const old = new DatabaseSync(file);
      migrate(old, migrations.slice(0, 2));
      old.exec(`INSERT INTO records VALUES ('${tenant}', 'community:gardeners', 'tip-1', 'tip', 1,
        '2026-03-02T09:00:00.000Z', '2026-03-02T09:00:00.000Z', NULL, NULL, '{"title":"Prune"}', NULL)`);
      old.exec("UPDATE store SET sequence = 1");
      old.close();
      const store = await openSqliteRecords({ file, now: fixedClock().now });
      const records = store.forTenant(tenant);

      await store.forgetBytes();

      const found = await records.find("community:gardeners", "tip-1");
      assert.deepEqual([found?.body, found?.version], [{ title: "Prune" }, "1"]);
      assert.equal((await create(records, { id: "tip-2" })).version, "2");
      await store.close();
    }));
});
