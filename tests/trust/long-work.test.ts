// Promise 41 for jobs: while one runs, nobody else waits for the event loop.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findMyJob, askForJob } from "../../bot/community/jobs/my-jobs.ts";
import { uploadPiece, askToImport } from "../../bot/community/moving/import-job.ts";
import type { CommunityDeps } from "../../bot/community/ports.ts";
import { saveTip } from "../../bot/community/save-tip.ts";
import { startCommunity } from "../../bot/community/start-community.ts";
import { importPieceBytes } from "../../bot/contract/import.ts";
import type { JobKind } from "../../bot/contract/jobs.ts";
import { openSqliteRecords } from "../../bot/records/sqlite/open.ts";
import { openSearch } from "../../bot/search/entry-search.ts";
import { exportedFile } from "../community/moving/exported-file.ts";
import { ada, grace, openWorld, otherChannel, startInput, tipInput, workOff } from "../community/world.ts";
import { longestHold, longestTurn } from "../event-loop.ts";
import { liveBytes } from "../live-bytes.ts";
import { inForm, promise, type Trial } from "./promise.ts";

/** Milliseconds of processor time in one turn of the event loop. Others wait 250 at most, also where half of it is theirs. */
const mostTurn = 100;
/** Bytes that may be in use, without garbage, beyond what was in use before. */
const mostGrowth = 150 * 1024 * 1024;

const timeout = { short: 60_000, long: 3_600_000 };

async function withWorld(work: (deps: CommunityDeps) => Promise<void>): Promise<void> {
  const world = await openWorld();
  const folder = await mkdtemp(join(tmpdir(), "commonplace-jobs-"));
  const now = () => new Date();
  const records = await openSqliteRecords({ file: join(folder, "records.db"), now });
  const search = await openSearch({
    file: join(folder, "search.db"),
    records,
    onError: (error) => assert.fail(String(error)),
  });
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
 * Works off what waits and measures what it costs others. What is asserted is the job's own part: the time from one turn to
 * the next also holds what other processes and the disk take, and the size of the process what V8 has not collected yet.
 * Both are printed.
 */
async function measured(trial: Trial, deps: CommunityDeps, kind: JobKind): Promise<void> {
  const before = process.memoryUsage().rss;
  let most = before;
  const looking = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
  const live = liveBytes();
  const startedAt = performance.now();
  let turn = 0;
  const hold = await longestHold(async () => {
    turn = await longestTurn(() => workOff(deps));
  });
  clearInterval(looking);
  const growth = live.mostGrowth();
  const megabytes = (bytes: number) => Math.round(bytes / 1_048_576);
  trial.measured(
    `${kind}: ${Math.round(performance.now() - startedAt)} ms, longest turn ${Math.round(turn)} ms of processor time, ` +
      `longest hold ${Math.round(hold)} ms, in use +${megabytes(growth)} MB, process +${megabytes(most - before)} MB`,
  );
  assert.equal((await findMyJob(deps, ada, kind))?.state, "done");
  assert.ok(turn < mostTurn, `${kind} took ${turn} ms of processor time in one turn`);
  assert.ok(growth < mostGrowth, `${kind} held ${growth} bytes`);
}

/** A tip as it stands in the file of a community, again under so many ids. */
async function fileOf(deps: CommunityDeps, tips: number): Promise<Buffer> {
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

      await measured(trial, deps, "importCommunity");

      trial.tried(tips);
      assert.equal((await exportedFile(deps, ada, id)).tips.length, tips);
    });
  });

  for (const kind of ["exportMyData", "eraseMyData"] as const)
    promise(41, `${kind} in a large organisation lets everybody else go on`, { timeout }, async (trial) => {
      await withWorld(async (deps) => {
        const all = inForm({ short: 2_000, long: 200_000 });
        const { id } = await startCommunity(deps, ada, startInput());
        const records = deps.records.forTenant(ada.tenantId);
        for (let n = 0; n < 20; n += 1) {
          const by = n % 2 === 0 ? ada : grace;
          await saveTip(deps, by, id, tipInput({ nonce: `nonce-of-tip-${n}` }));
        }
        const page = await records.page({
          scope: `community:${id}`,
          kind: "tip",
          order: "created",
          size: 20,
        });
        for (let n = 20; n < all; n += 1) {
          const one = page.records[n % page.records.length];
          assert.ok(one);
          const { scope, kind: ofTip, body } = one;
          await records.write({ scope, id: `tip.made-${n}`, kind: ofTip, body }, { absent: true });
        }
        await askForJob(deps, ada, kind);

        await measured(trial, deps, kind);

        trial.tried(all);
      });
    });
});
