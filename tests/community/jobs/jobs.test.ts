import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import { JobRunner } from "../../../bot/community/jobs/job-runner.ts";
import type { JobRun, JobWork } from "../../../bot/community/jobs/job-work.ts";
import { askForJob, findMyJob, listMyJobs } from "../../../bot/community/jobs/my-jobs.ts";
import { Refusal } from "../../../bot/community/core/refusal.ts";
import type { CommunityDeps } from "../../../bot/community/communities/ports.ts";
import type { StoredRecord } from "../../../bot/records/records.ts";
import { openOnFake } from "../../records/cosmos-subject.ts";
import { fixedClock } from "../../records/fixed-clock.ts";
import { subjectOver } from "../../records/stores.ts";
import { openSqliteRecords } from "../../../bot/records/sqlite/open.ts";
import { ada, grace, openWorld, type World } from "../world.ts";

function openInMemory() {
  const clock = fixedClock();
  const open = () => openSqliteRecords({ file: ":memory:", now: clock.now });
  return subjectOver(open, clock, () => Promise.resolve());
}

/** A promise, and what settles it. */
const gate = () => Promise.withResolvers<undefined>();

for (const [backEnd, open] of [
  ["SQLite", openInMemory],
  ["Cosmos DB", () => openOnFake()],
] as const) {
  describe(`a job, on ${backEnd}`, () => {
    let world: World;
    let subject: Awaited<ReturnType<typeof open>>;
    let deps: CommunityDeps;
    let errors: unknown[];
    let runners: JobRunner[];

    beforeEach(async () => {
      world = await openWorld();
      subject = await open();
      deps = { ...world.deps, records: subject.store, now: subject.now };
      errors = [];
      runners = [];
    });
    afterEach(async () => {
      await Promise.all(runners.map((runner) => runner.stop()));
      await subject.close();
      await world.close();
    });

    /** An instance that does this as every kind of job. */
    function instance(work: JobWork["work"], parts: Omit<JobWork, "work"> = {}): JobRunner {
      const job = { ...parts, work };
      const runner = new JobRunner({
        records: subject.store,
        works: { exportMyData: job, importCommunity: job, eraseMyData: job },
        tenantIds: [ada.tenantId],
        now: subject.now,
        newId: () => deps.newId(),
        onError: (error) => errors.push(error),
      });
      runners.push(runner);
      return runner;
    }

    const stateOf = async (who = ada) => (await findMyJob(deps, who, "exportMyData"))?.state;

    it("is asked for at once, and begins in the instance that was asked", async () => {
      const isOver = gate();
      const runner = instance(() => isOver.promise);

      const asked = await askForJob({ ...deps, jobs: runner }, ada, "exportMyData");

      assert.equal(asked.state, "asked");
      assert.ok(["asked", "running"].includes((await stateOf()) ?? ""));
      isOver.resolve(undefined);
      await runner.settle();
      assert.equal(await stateOf(), "done");
    });

    it("is the same one while it runs, and a new one after its end", async () => {
      const first = await askForJob(deps, ada, "exportMyData");
      assert.equal((await askForJob(deps, ada, "exportMyData")).runId, first.runId);
      await instance(() => Promise.resolve()).settle();

      const second = await askForJob(deps, ada, "exportMyData");

      assert.notEqual(second.runId, first.runId);
      assert.equal(second.state, "asked");
    });

    it("is worked on by one instance, and gone on with where another one stopped", async () => {
      const seen: string[] = [];
      const isThere = gate();
      const mayGoOn = gate();
      const work = (name: string) => async (run: JobRun) => {
        for (let at = Number(run.mark ?? 0); at < 4; at += 1) {
          await run.step();
          seen.push(`${name} ${at}`);
          await run.keep(at + 1, (at + 1) / 4);
          if (name === "first" && at === 1) {
            isThere.resolve(undefined);
            await mayGoOn.promise;
          }
        }
      };
      await askForJob(deps, ada, "exportMyData");
      const first = instance(work("first"));
      const working = first.settle();
      await isThere.promise;
      await instance(work("meanwhile")).settle();
      assert.equal((await findMyJob(deps, ada, "exportMyData"))?.progress, 0.5);

      const stopping = first.stop();
      mayGoOn.resolve(undefined);
      await Promise.all([stopping, working]);
      await instance(work("second")).settle();

      assert.deepEqual(seen, ["first 0", "first 1", "second 2", "second 3"]);
      assert.equal(await stateOf(), "done");
      assert.deepEqual(errors, []);
    });

    it("waits for the person's other one, and for whoever else is at what one does at a time", async () => {
      let running = 0;
      const most = { together: 0 };
      const work = async (run: JobRun) => {
        running += 1;
        most.together = Math.max(most.together, running);
        for (let n = 0; n < 5; n += 1) await run.step();
        running -= 1;
      };
      for (const who of [ada, grace])
        for (const kind of ["exportMyData", "eraseMyData"] as const) await askForJob(deps, who, kind);

      await instance(work, { oneAtATime: () => "all" }).settle();

      assert.equal(most.together, 1);
      for (const who of [ada, grace])
        assert.deepEqual(
          (await listMyJobs(deps, who)).map(({ state }) => state),
          ["done", "done"],
        );
    });

    it("fails with the reason of a refusal", async () => {
      await askForJob(deps, ada, "exportMyData");

      await instance(() => Promise.reject(new Refusal({ code: "notEmpty" }))).settle();

      const { state, failure } = (await findMyJob(deps, ada, "exportMyData")) ?? {};
      assert.deepEqual([state, failure, errors], ["failed", { code: "notEmpty" }, []]);
    });

    it("is tried again after an error, later each time, and fails at last", async () => {
      const runner = instance(() => Promise.reject(new Error("The store stumbled.")));
      await askForJob(deps, ada, "exportMyData");

      await runner.settle();
      await runner.settle();
      assert.equal(errors.length, 1);
      for (const seconds of [16, 61]) {
        subject.advance(seconds * 1_000);
        await runner.settle();
      }
      assert.deepEqual([errors.length, await stateOf()], [3, "running"]);
      subject.advance(5 * 60_000);
      await runner.settle();

      const { state, failure } = (await findMyJob(deps, ada, "exportMyData")) ?? {};
      assert.deepEqual([errors.length, state, failure], [4, "failed", { code: "internal" }]);
    });

    it("is tried for ever where it must end well, from its beginning", async () => {
      const marks: unknown[] = [];
      const work = async (run: JobRun) => {
        marks.push(run.mark);
        await run.keep("half", 0.5);
        if (marks.length < 8) throw new Error("Not yet.");
      };
      const runner = instance(work, { neverGivesUp: true });
      await askForJob(deps, ada, "exportMyData");

      for (let n = 0; n < 8; n += 1) {
        await runner.settle();
        subject.advance(61 * 60_000);
      }

      assert.deepEqual(marks, Array(8).fill(undefined));
      assert.equal(await stateOf(), "done");
    });

    it("stops when it was taken away", async () => {
      const isThere = gate();
      const isGone = gate();
      const runner = instance(async (run) => {
        isThere.resolve(undefined);
        await isGone.promise;
        await run.keep(1, 0.5);
        assert.fail("went on");
      });
      const asked = await askForJob(deps, ada, "exportMyData");
      const working = runner.settle();
      await isThere.promise;
      const records = subject.store.forTenant(ada.tenantId);
      const [record] = (await records.page({ scope: "tenant", kind: "job", order: "created", size: 1 }))
        .records;
      assert.ok(record && asked.runId !== "");
      await records.remove(record.scope, record.id, record.version);

      isGone.resolve(undefined);
      await working;

      assert.deepEqual([errors, await stateOf()], [[], undefined]);
    });

    it("forgets its person at its end, and is gone after a day", async () => {
      await askForJob(deps, ada, "exportMyData");
      await instance(async (run) => {
        await run.keep({ of: ada.userId }, 0.5);
        return "kept";
      }).settle();

      const left: StoredRecord[] = [];
      for (const kind of ["job", "endedJob"]) {
        const page = await subject.store
          .forTenant(ada.tenantId)
          .page({ scope: "tenant", kind, order: "created", size: 10 });
        left.push(...page.records);
      }
      assert.equal(left.length, 1);
      assert.ok(!JSON.stringify(left).includes(ada.userId) && !JSON.stringify(left).includes(ada.name));
      assert.equal((await findMyJob(deps, ada, "exportMyData"))?.result, "kept");
      subject.advance(24 * 60 * 60_000);
      assert.equal(await stateOf(), undefined);
    });

    it("lets others have their turn at every step", async () => {
      let turns = 0;
      const ticking = setInterval(() => (turns += 1), 1);
      await askForJob(deps, ada, "exportMyData");
      const until = { turns: 0 };

      await instance(async (run) => {
        await wait(5);
        const before = turns;
        for (let n = 0; n < 10_000 && turns < before + 3; n += 1) await run.step();
        until.turns = turns - before;
      }).settle();

      clearInterval(ticking);
      assert.ok(until.turns >= 3);
    });
  });
}
