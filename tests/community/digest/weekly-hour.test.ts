import assert from "node:assert/strict";
import { nextHour } from "../../../bot/community/digest/weekly-hour.ts";

const hoursFrom = (when: Parameters<typeof nextHour>[0], from: string, count: number) => {
  const found: string[] = [];
  for (let after = new Date(from); found.length < count;) {
    after = nextHour(when, after);
    found.push(after.toISOString());
  }
  return found;
};

describe("an hour of the week", () => {
  it("is the same by the clocks there, in summer and in winter", () => {
    const monday = { day: "monday", hour: 9, timeZone: "Europe/Berlin" } as const;

    assert.deepEqual(hoursFrom(monday, "2026-03-20T12:00:00.000Z", 3), [
      "2026-03-23T08:00:00.000Z",
      "2026-03-30T07:00:00.000Z",
      "2026-04-06T07:00:00.000Z",
    ]);
  });

  it("is a week later when it is that hour right now", () => {
    const monday = { day: "monday", hour: 9, timeZone: "Europe/Berlin" } as const;

    assert.deepEqual(hoursFrom(monday, "2026-03-23T08:00:00.000Z", 1), ["2026-03-30T07:00:00.000Z"]);
    assert.deepEqual(hoursFrom(monday, "2026-03-23T07:59:59.999Z", 1), ["2026-03-23T08:00:00.000Z"]);
  });

  it("comes with the next hour where clocks leave it out, and once where they show it twice", () => {
    const night = { day: "sunday", hour: 2, timeZone: "Europe/Berlin" } as const;

    assert.deepEqual(hoursFrom(night, "2026-03-28T12:00:00.000Z", 2), [
      "2026-03-29T01:00:00.000Z",
      "2026-04-05T00:00:00.000Z",
    ]);
    assert.deepEqual(hoursFrom(night, "2026-10-24T12:00:00.000Z", 2), [
      "2026-10-25T00:00:00.000Z",
      "2026-11-01T01:00:00.000Z",
    ]);
  });

  it("knows zones of half hours, and a day that never was", () => {
    const kathmandu = { day: "monday", hour: 9, timeZone: "Asia/Kathmandu" } as const;
    const apia = { day: "friday", hour: 9, timeZone: "Pacific/Apia" } as const;

    assert.deepEqual(hoursFrom(kathmandu, "2026-03-20T00:00:00.000Z", 1), ["2026-03-23T03:15:00.000Z"]);
    // Samoa went from Thursday to Saturday.
    assert.deepEqual(hoursFrom(apia, "2011-12-24T00:00:00.000Z", 1), ["2012-01-05T19:00:00.000Z"]);
  });

  it("has seven days, from Monday on", () => {
    const days = (["monday", "wednesday", "sunday"] as const).map((day) =>
      nextHour({ day, hour: 0, timeZone: "UTC" }, new Date("2026-03-01T00:00:00.000Z")).toISOString(),
    );

    assert.deepEqual(days, [
      "2026-03-02T00:00:00.000Z",
      "2026-03-04T00:00:00.000Z",
      "2026-03-08T00:00:00.000Z",
    ]);
  });
});
