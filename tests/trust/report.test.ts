import assert from "node:assert/strict";
import { holdsWhole, promiseNumbers, reportLines, type FinishedTest } from "./report.ts";

const passed = (promise: number): FinishedTest => ({
  trial: { promise, what: `attack ${promise}`, attempts: 1_200, figures: ["p99 1.8 s"] },
});

describe("the report on the promises", () => {
  it("has a line for each, with what was tried, how often, and what was measured", () => {
    const lines = reportLines(promiseNumbers, promiseNumbers.map(passed));

    assert.equal(lines.length, 46);
    assert.equal(lines[12], "13  attack 13: 1,200 (p99 1.8 s)");
  });

  it("says which promise has no test, and that the whole does not hold", () => {
    const finished = promiseNumbers.filter((number) => number !== 7).map(passed);

    assert.equal(reportLines(promiseNumbers, finished)[6], "7  FALLS SHORT: no test");
    assert.equal(holdsWhole(promiseNumbers, finished), false);
  });

  it("names what fell short", () => {
    const finished = promiseNumbers.map((number) => ({
      ...passed(number),
      ...(number === 3 && { failure: "200 instead of 401" }),
    }));

    assert.match(
      reportLines(promiseNumbers, finished)[2] ?? "",
      /\n {4}FALLS SHORT: attack 3: 200 instead of 401$/u,
    );
    assert.equal(holdsWhole(promiseNumbers, finished), false);
  });
});
