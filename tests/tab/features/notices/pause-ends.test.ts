import assert from "node:assert/strict";
import { morningOf, pauseEnds } from "../../../../tab/src/features/notices/pause-ends.ts";

describe("when a pause may end", () => {
  for (const [today, monday] of [
    ["2026-12-04T23:30", "2026-12-07T08:00"],
    ["2026-12-06T07:00", "2026-12-07T08:00"],
    ["2026-12-07T07:00", "2026-12-14T08:00"],
  ] as const) {
    it(`is the morning of the next Monday, on ${today}`, () => {
      assert.deepEqual(pauseEnds(new Date(today)).monday, new Date(monday));
    });
  }

  it("is tomorrow's morning, over the end of a month", () => {
    assert.deepEqual(pauseEnds(new Date("2026-11-30T12:00")).tomorrow, new Date("2026-12-01T08:00"));
  });

  it("is the morning of a chosen day, if that is to come", () => {
    const now = new Date("2026-12-04T09:00");

    assert.deepEqual(morningOf("2026-12-24", now), new Date("2026-12-24T08:00"));
    assert.equal(morningOf("2026-12-04", now), undefined);
    assert.equal(morningOf("", now), undefined);
  });
});
