// Promise 41 for jobs: while one runs, nobody else waits for the event loop.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { realpathSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { Readable } from "node:stream";
import { setImmediate as giveWay } from "node:timers/promises";
import { promisify } from "node:util";
import { z } from "zod";
import { findMyJob, askForJob } from "../../../bot/community/jobs/my-jobs.ts";
import { exportCommunity } from "../../../bot/community/moving/export-community.ts";
import { importCommunity } from "../../../bot/community/moving/import-community.ts";
import { uploadPiece, askToImport } from "../../../bot/community/moving/import-job.ts";
import { forgetSweep } from "../../../bot/community/my-data/forget-sweep.ts";
import { saveTip } from "../../../bot/community/tips/save-tip.ts";
import { appendAction } from "../../../bot/community/communities/action-chain.ts";
import { noteAction } from "../../../bot/community/communities/actions.ts";
import { checkLog } from "../../../bot/community/communities/check-log.ts";
import { startCommunity } from "../../../bot/community/communities/start-community.ts";
import { importPieceBytes } from "../../../bot/contract/import.ts";
import type { JobKind } from "../../../bot/contract/jobs.ts";
import { jsonPieces } from "../../../bot/http/json-pieces.ts";
import { openSqliteRecords } from "../../../bot/records/sqlite/open.ts";
import { openSearch } from "../../../bot/search/entry-search.ts";
import { recordsWithSearch } from "../../../bot/search/records-with-search.ts";
import { exportedFile } from "../../community/moving/exported-file.ts";
import {
  ada,
  grace,
  openWorld,
  otherChannel,
  refusedWith,
  startInput,
  tipInput,
  workOff,
} from "../../community/world.ts";
import { longestHold } from "../../event-loop.ts";
import { liveBytes } from "../../live-bytes.ts";
import { inTemporaryFolder } from "../../records/sqlite-subject.ts";
import { recordingEnvironment, whyNotRecorded } from "../nothing-lost/power-loss/recorder.ts";
import { inForm, promise, type Trial } from "../promise.ts";
import type { EntryDeps } from "../../../bot/community/entries/search.ts";

/** Milliseconds for which others wait for the event loop at most. */
const longestWait = 250;
/** Bytes that may be in use, without garbage, beyond what was in use before. */
const mostGrowth = 150 * 1024 * 1024;

const timeout = { short: 60_000, long: 3_600_000 };

const onError = (error: unknown) => assert.fail(String(error));

async function withWorld(work: (deps: EntryDeps) => Promise<void>): Promise<void> {
  const world = await openWorld();
  const folder = await mkdtemp(join(tmpdir(), "commonplace-jobs-"));
  const now = () => new Date();
  const store = await openSqliteRecords({ file: join(folder, "records.db"), now });
  const search = await openSearch({ file: join(folder, "search.db"), records: store, now, onError });
  const records = recordsWithSearch(store, search);
  try {
    await work({ ...world.deps, records, search, now });
  } finally {
    await search.close();
    await records.close();
    await world.close();
    await rm(folder, { recursive: true });
  }
}

/**
 * Does the work and measures what it costs others. The delay of the event loop by the clock holds what other processes use,
 * and the size of the process what V8 has not collected: both are printed.
 */
async function measured(trial: Trial, name: string, work: () => Promise<unknown>): Promise<void> {
  const before = process.memoryUsage().rss;
  let most = before;
  const looking = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
  const live = liveBytes();
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  const startedAt = performance.now();
  const hold = await longestHold(work);
  const took = performance.now() - startedAt;
  loop.disable();
  clearInterval(looking);
  const growth = live.mostGrowth();
  const megabytes = (bytes: number) => Math.round(bytes / 1_048_576);
  trial.measured(
    `${name}: ${Math.round(took)} ms, longest hold ${Math.round(hold)} ms ` +
      `(${Math.round(loop.max / 1e6)} with what other processes used), ` +
      `in use +${megabytes(growth)} MB, process +${megabytes(most - before)} MB`,
  );
  assert.ok(hold < longestWait, `${name} held the event loop for ${hold} ms`);
  assert.ok(growth < mostGrowth, `${name} held ${growth} bytes`);
}

/** Works off what waits. */
async function measuredJob(trial: Trial, deps: EntryDeps, kind: JobKind): Promise<void> {
  await measured(trial, kind, () => workOff(deps));
  assert.equal((await findMyJob(deps, ada, kind))?.state, "done");
}

/** A community of so many tips, half of them of one person; most are copies written past the use case. */
async function filledCommunity(deps: EntryDeps, tips: number): Promise<string> {
  const { id } = await startCommunity(deps, ada, startInput());
  const records = deps.records.forTenant(ada.tenantId);
  for (let n = 0; n < 20; n += 1)
    await saveTip(deps, n % 2 === 0 ? ada : grace, id, tipInput({ nonce: `nonce-of-tip-${n}` }));
  const page = await records.page({ scope: `community:${id}`, kind: "tip", order: "created", size: 20 });
  const copy = (n: number) => {
    const one = page.records[n % page.records.length];
    assert.ok(one);
    const { scope, kind, body } = one;
    return records.write({ scope, id: `tip.made-${n}`, kind, body }, { absent: true });
  };
  for (let n = 20; n < tips; n += 100)
    await Promise.all(Array.from({ length: Math.min(100, tips - n) }, (_, more) => copy(n + more)));
  return id;
}

/** A tip as it stands in the file of a community, again under so many ids. */
async function fileOf(deps: EntryDeps, tips: number): Promise<Buffer> {
  const { id } = await startCommunity(deps, ada, startInput());
  await saveTip(deps, ada, id, tipInput({ markdown: "Something that works. ".repeat(60) }));
  const file = await exportedFile(deps, ada, id);
  const [tip] = file.tips;
  const many = Array.from({ length: tips }, (_, n) => ({ ...tip, id: `tip-${String(n).padStart(8, "0")}` }));
  return Buffer.from(JSON.stringify({ ...file, tips: many }));
}

describe("long work", () => {
  promise(41, "an import lets everybody else go on", { timeout }, async (trial) => {
    await withWorld(async (deps) => {
      const tips = inForm({ short: 500, long: 10_000 });
      const file = await fileOf(deps, tips);
      const input = startInput({ place: otherChannel, nonce: "nonce-of-other" });
      const { id } = await startCommunity(deps, ada, input);
      const pieces = Math.ceil(file.length / importPieceBytes);
      for (let number = 0; number < pieces; number += 1) {
        const bytes = file.subarray(number * importPieceBytes, (number + 1) * importPieceBytes);
        await uploadPiece(deps, ada, id, { number, bytes });
      }
      await askToImport(deps, ada, id, pieces);

      await measuredJob(trial, deps, "importCommunity");

      trial.tried(tips);
      assert.equal((await exportedFile(deps, ada, id)).tips.length, tips);
    });
  });

  promise(
    41,
    "a file of one endless number or text lets everybody else go on",
    { timeout },
    async (trial) => {
      await withWorld(async (deps) => {
        const { id } = await startCommunity(deps, ada, startInput());
        for (const endless of [`{"board":${"1".repeat(60_000_000)}`, `{"name":"${"n".repeat(60_000_000)}`]) {
          const piece = Buffer.from(endless);
          const source = { bytes: () => Readable.from([piece]), step: () => giveWay() };
          await measured(trial, `file that begins ${endless.slice(0, 9)}`, () =>
            assert.rejects(importCommunity(deps, ada, id, source), refusedWith("invalidInput")),
          );
          trial.tried();
        }
      });
    },
  );

  promise(41, "an export of a community lets everybody else go on", { timeout }, async (trial) => {
    await withWorld(async (deps) => {
      const tips = inForm({ short: 1_000, long: 10_000 });
      const id = await filledCommunity(deps, tips);

      await measured(trial, "community export", async () => {
        for await (const piece of jsonPieces(await exportCommunity(deps, ada, id)))
          trial.tried(piece ? 1 : 0);
      });
    });
  });

  promise(41, "a check of a long activity log lets everybody else go on", { timeout }, async (trial) => {
    const world = await openWorld();
    const { deps } = world;
    const actions = inForm({ short: 8_000, long: 30_000 });
    const text = "old words ".repeat(100);
    const { id } = await startCommunity(deps, ada, startInput());
    const records = deps.records.forTenant(ada.tenantId);
    for (let n = 0; n < actions; n += 1) {
      const note = noteAction(deps, ada, { kind: "tagRenamed", about: `${n}`, before: text, reason: text });
      await appendAction(records, id, note, () => deps.newId());
    }

    await measured(trial, "check of the log", async () =>
      assert.equal((await checkLog(deps, ada, id)).isWhole, true),
    );
    trial.tried(actions);
    await world.close();
  });

  for (const kind of ["exportMyData", "eraseMyData"] as const)
    promise(41, `${kind} in a large organisation lets everybody else go on`, { timeout }, async (trial) => {
      await withWorld(async (deps) => {
        const all = inForm({ short: 2_000, long: 200_000 });
        await filledCommunity(deps, all);
        await askForJob(deps, ada, kind);

        await measuredJob(trial, deps, kind);
        trial.tried(all);

        if (kind === "eraseMyData")
          await measured(trial, "bytes of what was erased", () =>
            forgetSweep({ ...deps, tenantIds: [ada.tenantId], onError }).sweep(),
          );
      });
    });

  promise(41, "a slow disk holds up nobody", { timeout, impossible: whyNotRecorded() }, (trial) =>
    inTemporaryFolder(async (folder) => {
      const env = recordingEnvironment({
        library: join(folder, "record.so"),
        log: join(folder, "log"),
        folder: realpathSync(folder),
        syncMs: 400,
      });
      const program = join(import.meta.dirname, "writing-on-slow-disk.ts");

      const { stdout } = await promisify(execFile)(process.execPath, [program, join(folder, "records.db")], {
        env: { ...process.env, ...env },
      });

      const [took, hold] = z.tuple([z.number(), z.number()]).parse(JSON.parse(stdout));
      trial.tried();
      trial.measured(`3 writes in a row ${Math.round(took)} ms, longest hold ${Math.round(hold)} ms`);
      assert.ok(took > 3 * 400, "the disk was slow");
      assert.ok(hold < longestWait, `held the event loop for ${hold} ms`);
    }),
  );
});
