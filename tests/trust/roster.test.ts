// Teams is asked who belongs to a place, by the real bot's connector over HTTP, while its clock stands still.
import assert from "node:assert/strict";
import { Refusal } from "../../bot/community/refusal.ts";
import { RosterRates } from "../../bot/teams/roster-rates.ts";
import { actorOf, channel, type Rig, startRig } from "../teams/rig.ts";
import { promise } from "./promise.ts";

const people = Array.from({ length: 1_000 }, (_, number) => ({
  userId: `44444444-dddd-4ddd-8ddd-${String(number).padStart(12, "0")}`,
  name: `Person ${number}`,
}));

/** All of them open the channel's tab at once. */
const askAll = (rig: Rig) =>
  Promise.allSettled(people.map((person) => rig.deps.access.isMemberOf(actorOf(person), channel.id, "read")));

async function withRig(work: (rig: Rig) => Promise<void>): Promise<void> {
  const now = Date.now();
  const rig = await startRig({
    rosterRates: new RosterRates({ now: () => now, wait: () => Promise.resolve() }),
    rosterDeadline: 15_000,
  });
  try {
    await work(rig);
  } finally {
    await rig.close();
  }
}

describe("who gets in, by Teams' rosters", () => {
  promise(
    12,
    "1,000 people of one place who wait at once cost two questions and a list of two pages",
    {},
    (trial) =>
      withRig(async (rig) => {
        rig.teams.setRoster(channel.id, people);

        const answers = await askAll(rig);

        trial.tried(answers.length);
        assert.ok(answers.every((answer) => answer.status === "fulfilled" && answer.value));
        const paged = rig.teams.calls.filter(({ path }) => path.includes("pagedmembers"));
        assert.deepEqual([rig.teams.calls.length, paged.length], [4, 2]);
        trial.measured(`${rig.teams.calls.length} calls`);
      }),
  );

  promise(12, "1,000 strangers who wait at once are never more questions than Teams takes", {}, (trial) =>
    withRig(async (rig) => {
      // Repeated questions count as well.
      rig.teams.trouble({ call: "member", status: 429, headers: { "retry-after": "0" } }, 5);

      const answers = await askAll(rig);

      trial.tried(answers.length);
      assert.ok(rig.teams.calls.length <= 16, `${rig.teams.calls.length} calls`);
      trial.measured(`${rig.teams.calls.length} calls in no time`);
      for (const answer of answers) {
        if (answer.status === "fulfilled") assert.equal(answer.value, false);
        else assert.ok(answer.reason instanceof Refusal && answer.reason.reason.code === "teamsUnavailable");
      }
    }),
  );
});
