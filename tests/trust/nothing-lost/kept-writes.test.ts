// Promises 13 to 19: nothing lost, nothing twice.
import assert from "node:assert/strict";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { describe } from "mocha";
import type { Scope } from "../../../bot/records/records.ts";
import { openSqliteRecords } from "../../../bot/records/sqlite/open.ts";
import { inTemporaryFolder } from "../../records/sqlite-subject.ts";
import { assertKept, idsIn, writeUntilKilled } from "../../records/writer.ts";
import { seededRandom } from "../../seeded-random.ts";
import { Disk } from "./power-loss/disk.ts";
import { readEntries, recordingEnvironment, whyNotRecorded } from "./power-loss/recorder.ts";
import { promise } from "../promise.ts";

const now = () => new Date();

describe("nothing lost", () => {
  promise(
    13,
    "every acknowledged write survives kill -9",
    { rounds: { short: 3, long: 200 }, timeout: { short: 60_000, long: 2_000_000 } },
    (trial) =>
      inTemporaryFolder(async (folder) => {
        const file = join(folder, "records.db");
        const kept: { scope: Scope; ids: string[] }[] = [];

        for (let round = 0; round < trial.rounds; round += 1) {
          const scope: Scope = `community:round-${round}`;
          const answered = await writeUntilKilled({ file, scope }, 1 + ((round * 37) % 90));

          assert.ok(existsSync(`${file}-wal`), "the process was stopped in the middle");
          const store = await openSqliteRecords({ file, now });
          const ids = await assertKept(store, scope, answered);
          for (const before of kept) assert.deepEqual(await idsIn(store, before.scope), before.ids);
          await store.close();
          kept.push({ scope, ids });
          trial.tried(answered);
        }
      }),
  );

  promise(
    13,
    "every acknowledged write survives a power loss",
    {
      rounds: { short: 50, long: 2_000 },
      timeout: { short: 60_000, long: 2_000_000 },
      impossible: whyNotRecorded(),
    },
    (trial) =>
      inTemporaryFolder(async (temporary) => {
        const folder = join(realpathSync(temporary), "written");
        const file = join(folder, "records.db");
        const scope: Scope = "community:power";
        const log = join(temporary, "log");
        await (await openSqliteRecords({ file, now })).close();
        const disk = new Disk(new Map([[file, readFileSync(file)]]));
        const env = recordingEnvironment({ library: join(temporary, "record.so"), log, folder });
        // Enough for a checkpoint, at which the log's pages move into the database file.
        await writeUntilKilled({ file, scope, env }, 200);

        const entries = readEntries(log);
        const random = seededRandom(13);
        let answered = 0;
        for (const [index, entry] of entries.entries()) {
          disk.apply(entry);
          if (entry.kind === "answered") answered += 1;
          // Power that is lost between the header of a new -wal and its first change leaves a -wal of a header alone.
          const isHeader = entry.kind === "written" && entry.path.endsWith("-wal") && entry.offset === 0;
          if (!isHeader && random() > trial.rounds / entries.length) continue;

          const share = isHeader ? 1 : ([0, 0.5, 1][index % 3] ?? 0);
          const left = join(temporary, `left-${index}`);
          await mkdir(left);
          for (const [path, bytes] of disk.afterPowerLoss(() => random() < share))
            if (!path.endsWith("-shm")) await writeFile(join(left, basename(path)), bytes);
          const store = await openSqliteRecords({ file: join(left, "records.db"), now });
          await assertKept(store, scope, answered);
          await store.close();
          trial.tried();
        }
        assert.ok(
          entries.some(({ kind, path }) => kind === "synced" && path === file),
          "there was a checkpoint",
        );
      }),
  );
});
