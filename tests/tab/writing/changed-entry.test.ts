import assert from "node:assert/strict";
import { ApiError } from "../../../tab/src/api/errors.ts";
import { changedTip } from "../../../tab/src/writing/changed-entry.ts";

const theirs = { title: "Theirs", markdown: "Text", version: "v2", tags: [] };

describe("a tip that somebody changed meanwhile", () => {
  it("is the one that came with the refusal", () => {
    const error = new ApiError({ code: "changedMeanwhile", message: "", current: theirs });

    assert.equal(changedTip(error), theirs);
  });

  for (const [what, error] of [
    ["no error", null],
    ["another refusal", new ApiError({ code: "internal", message: "", current: theirs })],
    ["a refusal without it", new ApiError({ code: "changedMeanwhile", message: "" })],
    [
      "one without a version",
      new ApiError({ code: "changedMeanwhile", message: "", current: { ...theirs, version: 2 } }),
    ],
  ] as const) {
    it(`is not there with ${what}`, () => {
      assert.equal(changedTip(error), undefined);
    });
  }
});
