import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import { mira, startRig, tom, valueAt, type Rig } from "./rig.ts";

describe("the tab's API of what a person hears of", () => {
  const path = "/api/me/notices/settings";
  const quietHours = { from: "22:00", to: "07:00", zone: "Europe/Lisbon" };
  let rig: Rig;

  beforeEach(async () => {
    rig = await startRig();
  });
  afterEach(() => rig.close());

  it("has everything on at first, keeps what one chooses, and each person's own", async () => {
    const first = await rig.ask("GET", path, { as: mira });
    assert.deepEqual(first.json, { off: [], quietHours: null, pausedUntil: null, muted: [] });

    const choice = {
      off: ["reply"],
      quietHours,
      pausedUntil: "2026-12-07T08:00:00.000Z",
      muted: ["a-community"],
    };
    const chosen = await rig.ask("PUT", path, { as: mira, body: choice });

    assert.deepEqual(chosen.json, choice);
    assert.deepEqual((await rig.ask("GET", path, { as: mira })).json, chosen.json);
    assert.deepEqual((await rig.ask("GET", path, { as: tom })).json, first.json);
  });

  for (const [what, body] of Object.entries({
    "a kind that is none": { off: ["everything"], quietHours: null },
    "a time that is none": { off: [], quietHours: { ...quietHours, from: "25:00" } },
    "a zone that is none": { off: [], quietHours: { ...quietHours, zone: "Mars/Olympus" } },
    "quiet all day": { off: [], quietHours: { ...quietHours, to: quietHours.from } },
    "nothing said of quiet hours": { off: [] },
    "a pause until no time": { off: [], quietHours: null, pausedUntil: "tomorrow" },
    "a muted community that is none": { off: [], quietHours: null, muted: [""] },
  })) {
    it(`refuses ${what}`, async () => {
      const answer = await rig.ask("PUT", path, { as: mira, body });

      assert.equal(answer.status, 400);
      assert.equal(valueAt(answer.json, "error", "code"), "invalidInput");
    });
  }
});
