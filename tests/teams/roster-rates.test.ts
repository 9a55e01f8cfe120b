import assert from "node:assert/strict";
import { RosterRates, rosterWindows, TooManyQuestionsError } from "../../bot/teams/roster-rates.ts";

/** A clock that moves when nobody has anything left to do before then. */
class Clock {
  time = Date.parse("2026-03-02T09:00:00.000Z");
  readonly #waiting: { readonly at: number; readonly resolve: (nothing: undefined) => void }[] = [];

  now = () => this.time;

  wait = (milliseconds: number): Promise<undefined> => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#waiting.push({ at: this.time + milliseconds, resolve });
    return promise;
  };

  async passTo(end: number): Promise<void> {
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      this.#waiting.sort((one, other) => one.at - other.at);
      const next = this.#waiting[0];
      if (!next || next.at > end) break;
      this.#waiting.shift();
      this.time = next.at;
      next.resolve(undefined);
    }
    this.time = end;
  }
}

describe("how often Teams is asked about one place", () => {
  it("is never above any of its rates, however many ask, and whoever waits too long is told at once", async () => {
    const clock = new Clock();
    const rates = new RosterRates(clock);
    const asked: number[] = [];
    let refused = 0;
    const ask = () =>
      rates.takeTurn("19:releases@thread.tacv2;messageid=1").then(
        () => void asked.push(clock.time),
        (error: unknown) => {
          assert.ok(error instanceof TooManyQuestionsError);
          refused += 1;
        },
      );

    // A rush, then more than Teams takes in an hour.
    for (let second = 0; second < 5_000; second += 1) {
      for (let question = 0; question < (second < 60 ? 40 : 2); question += 1) void ask();
      await clock.passTo(clock.time + 1_000);
    }

    for (const { most, milliseconds } of rosterWindows) {
      const isKept = asked.every((time, index) => (asked[index + most] ?? Infinity) - time >= milliseconds);
      assert.ok(isKept, `${most} in ${milliseconds} ms`);
    }
    assert.ok(asked.length > 3_600, `${asked.length} were asked`);
    assert.ok(refused > 0);
  });

  it("is counted for each place by itself", async () => {
    const clock = new Clock();
    const rates = new RosterRates(clock);
    for (let place = 0; place < 200; place += 1) await rates.takeTurn(`19:${place}`);
  });
});
