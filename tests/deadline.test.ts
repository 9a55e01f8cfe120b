import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { setImmediate, setTimeout as wait } from "node:timers/promises";
import {
  answerWithin,
  DeadlineError,
  inTime,
  noteWrite,
  stopIfLate,
  timeLeft,
  uncounted,
  within,
  withoutDeadline,
} from "../bot/deadline.ts";

const never = () => new Promise<never>(() => undefined);
const isLate = (mayBeSaved: boolean) => (error: unknown) =>
  error instanceof DeadlineError && error.mayBeSaved === mayBeSaved;

/** A turn with an hour for its answer. */
const turnOf = <Result>(work: number, steps: () => Promise<Result>) =>
  answerWithin({ work, answer: 3_600_000 }, steps);

describe("the deadline of a turn", () => {
  it("is one for all that is asked in a row, each of which would have more time", async () => {
    let asked = 0;
    const ask = () => within(3_600_000, () => wait(20, (asked += 1)));

    await assert.rejects(
      turnOf(50, async () => {
        for (;;) await ask();
      }),
      isLate(false),
    );

    assert.ok(asked <= 3, `${asked}`);
  });

  it("aborts what is under way, and lets nothing new begin", async () => {
    let signal: AbortSignal | undefined;
    await turnOf(20, async () => {
      await assert.rejects(
        within(3_600_000, (given) => {
          signal = given;
          return never();
        }),
        isLate(false),
      );
      assert.throws(stopIfLate, isLate(false));
      await assert.rejects(
        within(3_600_000, () => assert.fail("asked")),
        isLate(false),
      );
    });

    assert.equal(signal?.aborted, true);
  });

  it("leaves a shorter limit as it is", async () => {
    await turnOf(3_600_000, () => assert.rejects(within(5, never), DeadlineError));
  });

  it("answers although the work hangs in something that knows no deadline", async () => {
    await assert.rejects(answerWithin({ work: 5, answer: 10 }, never), isLate(false));
  });

  it("says whether something may be saved", async () => {
    const writing = () => {
      noteWrite();
      return never();
    };

    await assert.rejects(answerWithin({ work: 5, answer: 10 }, writing), isLate(true));
    await assert.rejects(
      turnOf(100, () => within(3_600_000, writing)),
      isLate(true),
    );
  });

  it("counts from the moment that is named", async () => {
    const before = performance.now() - 1_000;

    await assert.rejects(
      answerWithin({ work: 900, answer: 3_600_000 }, () => within(3_600_000, never), before),
      isLate(false),
    );
  });

  it("does not count the time for which the client is waited for", async () => {
    await answerWithin({ work: 3_600_000, answer: 30 }, async () => {
      await uncounted(() => wait(60));
    });
  });

  it("is not that of work that nobody waits for, nor of what others wait for as well", async () => {
    let outside: Promise<string> | undefined;
    const turn = turnOf(10, () => {
      outside = withoutDeadline(async () => {
        await wait(30);
        assert.equal(timeLeft(), Infinity);
        return "done";
      });
      return inTime(outside);
    });

    await assert.rejects(turn, isLate(false));
    assert.equal(await outside, "done");
  });

  it("is not that of a file which is still read after its answer began", async () => {
    async function* parts() {
      for (let part = 0; part < 3; part += 1) {
        assert.equal(timeLeft(), Infinity);
        await setImmediate();
        yield Buffer.from("part");
      }
    }

    const file = await turnOf(3_600_000, () => Promise.resolve(Readable.from(parts())));

    assert.equal((await file.toArray()).length, 3);
  });

  it("is nobody's outside a turn", async () => {
    stopIfLate();
    assert.equal(timeLeft(), Infinity);
    assert.equal(await within(Infinity, () => Promise.resolve("done")), "done");
  });
});
