// How writes reach the file: several share one commit, each for itself, and none is begun after its deadline.
import assert from "node:assert/strict";
import { join } from "node:path";
import { answerWithin, DeadlineError } from "../../bot/deadline.ts";
import { StoreUnavailableError } from "../../bot/records/records.ts";
import { runBatch, type Outcome } from "../../bot/records/sqlite/batch.ts";
import type { Command } from "../../bot/records/sqlite/commands.ts";
import { connect } from "../../bot/records/sqlite/connect.ts";
import { WriteQueue } from "../../bot/records/sqlite/write-queue.ts";
import { WritingThread, type WritingSide } from "../../bot/records/sqlite/writing-side.ts";
import { toStorable } from "../../bot/records/storable.ts";
import { recordOf, tenant } from "./contract/subject.ts";
import { fixedClock } from "./fixed-clock.ts";
import { inTemporaryFolder } from "./sqlite-subject.ts";

const now = fixedClock().now();

const writeOf = (id: string): Command => ({
  verb: "write",
  tenant,
  record: toStorable(recordOf({ id })),
  condition: { absent: true },
  now,
});

/** Its second record breaks a rule of the table. */
function brokenRestore(): Command {
  const times = { createdAt: now.toISOString(), changedAt: now.toISOString() };
  const [whole, broken] = ["whole", "broken"].map((id) => ({
    ...toStorable(recordOf({ id })),
    ...times,
    tenant,
  }));
  assert.ok(whole && broken);
  return { verb: "restore", records: [whole, Object.assign(broken, { kind: null })], now };
}

/** Answers when the test says so. */
class HeldSide implements WritingSide {
  readonly batches: (readonly Command[])[] = [];
  #answer: (outcomes: readonly Outcome[]) => void = () => undefined;

  run(batch: readonly Command[]): Promise<readonly Outcome[]> {
    this.batches.push(batch);
    return new Promise((resolve) => (this.#answer = resolve));
  }

  /** Of the batch under way, the first `count` commands. */
  answer(count = this.batches.at(-1)?.length ?? 0): void {
    this.#answer(Array.from({ length: count }, () => ({ done: "answered" })));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

const turnOf = <Result>(work: () => Promise<Result>) => answerWithin({ work: 30, answer: 60_000 }, work);

describe("a batch of writes", () => {
  const idsAfter = (isInPlace: boolean, batch: readonly Command[]) => {
    const connection = { ...connect(":memory:", undefined), isInPlace: () => isInPlace };
    const outcomes: Outcome[] = [];
    // On a busy machine a batch ends early.
    while (outcomes.length < batch.length)
      outcomes.push(...runBatch(connection, batch.slice(outcomes.length)));
    const ids = connection.db.prepare("SELECT id FROM records_0 ORDER BY id").all();
    connection.db.close();
    return { outcomes, ids: ids.map(({ id }) => id) };
  };

  it("keeps all but a command that fails or conflicts", () => {
    const { outcomes, ids } = idsAfter(true, [writeOf("a"), brokenRestore(), writeOf("a"), writeOf("b")]);

    assert.deepEqual(ids, ["a", "b"]);
    assert.deepEqual(
      outcomes.map((outcome) => ("failed" in outcome ? outcome.failed : "done")),
      ["done", "other", "done", "done"],
    );
  });

  it("keeps nothing when the file is no longer in its place, and answers so to each", () => {
    const { outcomes, ids } = idsAfter(false, [writeOf("a"), writeOf("b")]);

    assert.deepEqual(ids, []);
    assert.deepEqual(
      outcomes.map((outcome) => "failed" in outcome && outcome.failed),
      ["unusable", "unusable"],
    );
  });
});

describe("the queue of writes", () => {
  it("gathers in one batch what waits while another one is on its way, in order", async () => {
    const side = new HeldSide();
    const queue = new WriteQueue(side);
    const first = queue.run(writeOf("first"));
    await Promise.resolve();
    const others = ["a", "b", "c"].map((id) => queue.run(writeOf(id)));

    side.answer();
    await first;
    side.answer();
    await Promise.all(others);

    assert.deepEqual(side.batches, [[writeOf("first")], ["a", "b", "c"].map(writeOf)]);
  });

  it("runs again, in order, what a batch did not begin", async () => {
    const side = new HeldSide();
    const queue = new WriteQueue(side);
    const [a, ...others] = ["a", "b", "c"].map((id) => queue.run(writeOf(id)));
    await Promise.resolve();

    side.answer(1);
    await a;
    side.answer();
    await Promise.all(others);

    assert.deepEqual(side.batches, [["a", "b", "c"].map(writeOf), ["b", "c"].map(writeOf)]);
  });

  it("never begins what reached its deadline while it waited", async () => {
    const side = new HeldSide();
    const queue = new WriteQueue(side);
    const first = queue.run(writeOf("first"));
    await Promise.resolve();

    await assert.rejects(
      turnOf(() => queue.run(writeOf("late"))),
      (error) => error instanceof DeadlineError && !error.mayBeSaved,
    );
    side.answer();
    await first;
    await queue.close();

    assert.deepEqual(side.batches, [[writeOf("first")]]);
  });

  it("says of what is on its way at its deadline that it may be saved", async () => {
    const side = new HeldSide();
    const queue = new WriteQueue(side);

    await assert.rejects(
      turnOf(() => queue.run(writeOf("slow"))),
      (error) => error instanceof DeadlineError && error.mayBeSaved,
    );
  });

  it("answers what waits before it closes, and nothing afterwards", async () => {
    const side = new HeldSide();
    const queue = new WriteQueue(side);
    const writing = queue.run(writeOf("a"));
    await Promise.resolve();

    const closing = queue.close();
    side.answer();

    assert.equal(await writing, "answered");
    await closing;
    await assert.rejects(queue.run(writeOf("b")), /closed/u);
  });
});

describe("the thread that writes", () => {
  it("says that the store is unusable once it has ended, and lets nobody wait", () =>
    inTemporaryFolder(async (folder) => {
      const thread = new WritingThread(join(folder, "missing", "records.db"), 1n);
      const queue = new WriteQueue(thread);

      for (const id of ["under way", "afterwards"])
        await assert.rejects(
          queue.run(writeOf(id)),
          (error) => error instanceof StoreUnavailableError && error.reason === "unusable",
        );
      await queue.close();
    }));
});
