import assert from "node:assert/strict";
import { Progress } from "../../bot/operator/progress.ts";

describe("an operator's progress", () => {
  it("is told once a second, by counts", () => {
    const lines: string[] = [];
    let time = 5;
    const progress = new Progress(
      (line) => lines.push(line),
      () => time,
    );

    for (const [at, count] of [
      [10, 1],
      [1004, 2],
      [1005, 3],
      [1500, 4],
      [3000, 5],
    ] as const) {
      time = at;
      progress.deliver("copied", count);
    }

    assert.deepEqual(lines, ["copied: 3\n", "copied: 5\n"]);
  });
});
