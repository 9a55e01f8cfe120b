import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { RecordStore, Scope } from "../../bot/records/records.ts";
import { openSqliteRecords } from "../../bot/records/sqlite/open.ts";
import { get, idsOf, tenant } from "./contract/subject.ts";
import { inTemporaryFolder } from "./sqlite-subject.ts";
import { countUp, idsAfter } from "./writing-steps.ts";

const rounds = Number(process.env["RECORDS_KILL_ROUNDS"] ?? 5);
const program = join(import.meta.dirname, "writing-process.ts");

/** Starts a writing process and tells of each line it writes; ends with the number of lines. */
async function write(
  options: { file: string; scope: Scope; steps: number; counts: number },
  onLine: (line: number, process: ChildProcess) => void = () => undefined,
): Promise<number> {
  const { file, scope, steps, counts } = options;
  const child = spawn(process.execPath, [program, file, scope, String(steps), String(counts)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  // Not "exit": lines may still be on their way then.
  const closed = once(child, "close");
  let lines = 0;
  createInterface({ input: child.stdout }).on("line", () => {
    lines += 1;
    onLine(lines, child);
  });
  await closed;
  return lines;
}

const now = () => new Date();

async function idsIn(store: RecordStore, scope: Scope): Promise<string[]> {
  const { written, more } = await store.forTenant(tenant).changesSince(scope, undefined, 100_000);
  assert.equal(more, false);
  return idsOf(written);
}

describe("SQLite and its processes", () => {
  it(`has kept whatever was answered before the writing process was killed (${rounds} rounds)`, async function () {
    this.timeout(rounds * 10_000);
    await inTemporaryFolder(async (folder) => {
      const file = join(folder, "records.db");
      const kept: { scope: Scope; ids: string[] }[] = [];

      for (let round = 0; round < rounds; round += 1) {
        const scope: Scope = `community:round-${round}`;
        const last = 1 + ((round * 37) % 90);

        const answered = await write({ file, scope, steps: 1_000_000, counts: 0 }, (line, process) => {
          if (line === last) process.kill("SIGKILL");
        });

        assert.ok(existsSync(`${file}-wal`), "the process was stopped in the middle");
        const store = await openSqliteRecords({ file, now });
        const ids = await idsIn(store, scope);
        const hasOneMore = ids.join() === idsAfter(answered + 1).join();
        assert.deepEqual(ids, idsAfter(hasOneMore ? answered + 1 : answered));
        for (const before of kept) assert.deepEqual(await idsIn(store, before.scope), before.ids);
        await store.close();
        kept.push({ scope, ids });
      }
    });
  });

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
