// Promises 8, 11 and 12: rosters, which the real bot's connector asks for over HTTP.
import assert from "node:assert/strict";
import fc from "fast-check";
import { after, before, describe } from "mocha";
import { accessTimes } from "../../../bot/community/communities/access.ts";
import { Refusal } from "../../../bot/community/core/refusal.ts";
import { RosterRates } from "../../../bot/teams/roster-rates.ts";
import {
  activityOf,
  actorOf,
  ada,
  ben,
  channel,
  eve,
  type Rig,
  startRig,
  tenantId,
} from "../../teams/rig.ts";
import { promise } from "../promise.ts";
import { areAllowed, areRefused, persons, startChannels } from "./rosters.ts";

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

  promise(12, "who asks for a place's people again and again takes no question from others", {}, (trial) =>
    withRig(async (rig) => {
      const list = () => rig.deps.people.list(tenantId, channel.id);

      await Promise.all(people.slice(0, 200).map(list));
      for (let time = 0; time < 200; time += 1) await list();

      trial.tried(400);
      assert.ok(await rig.deps.access.isMemberOf(actorOf(ben), channel.id, "write"));
      assert.equal(rig.teams.calls.length, 2);
    }),
  );

  promise(12, "who asks about one person after another leaves questions for others", {}, (trial) =>
    withRig(async (rig) => {
      const asked = await Promise.allSettled(
        people.slice(0, 200).map(({ userId }) => rig.deps.people.find(tenantId, channel.id, userId)),
      );

      trial.tried(asked.length);
      trial.measured(`${rig.teams.calls.length} calls`);
      assert.ok(await rig.deps.access.isMemberOf(actorOf(ben), channel.id, "write"));
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

describe("who gets in, by the channel's roster", () => {
  let app: Awaited<ReturnType<typeof startChannels>>;

  before(async () => {
    app = await startChannels();
  });
  after(() => app.close());

  promise(
    8,
    "who is only on the team's roster is refused for its channels",
    { rounds: { short: 12, long: 500 } },
    async (trial) => {
      const { bot, places, team } = app;
      await fc.assert(
        fc.asyncProperty(
          fc.subarray([...persons]),
          fc.constantFrom(...places),
          async (members, { id, path }) => {
            bot.teams.setRoster(team.id, persons);
            bot.teams.setRoster(id, members);
            bot.deps.access.forgetPlace(tenantId, id);
            for (const person of persons) {
              trial.tried();
              const statuses = await app.statuses(path, person);
              assert.ok(
                members.includes(person) ? areAllowed(statuses) : areRefused(statuses),
                `${person.name}: ${statuses.join()}`,
              );
            }
          },
        ),
        { numRuns: trial.rounds },
      );
      const asked = bot.teams.calls.filter(({ path }) => path.includes(encodeURIComponent(team.id)));
      assert.deepEqual(asked, [], "the team's roster is never asked");
    },
  );

  promise(
    11,
    "losing access takes effect in the cache's time, at once when Teams tells",
    { rounds: { short: 12, long: 500 } },
    async (trial) => {
      const {
        bot,
        places: [place],
        team,
      } = app;
      assert.ok(place);
      const notices = {
        byObjectId: { membersRemoved: [{ id: `29:${eve.userId}`, aadObjectId: eve.userId }] },
        byChannelId: { membersRemoved: [{ id: "29:opaque" }] },
        fromTheTeam: {
          membersRemoved: [{ id: `29:${eve.userId}`, aadObjectId: eve.userId }],
          conversation: { id: team.id, conversationType: "channel", isGroup: true },
        },
        none: undefined,
      };
      const kinds = fc.constantFrom(...Object.values(notices));
      const waits = fc.integer({ min: 0, max: accessTimes.member - 1 });
      await fc.assert(
        fc.asyncProperty(kinds, waits, async (notice, wait) => {
          trial.tried();
          bot.teams.setRoster(place.id, [ada, ben, eve]);
          bot.deps.access.forgetPlace(tenantId, place.id);
          const before = await app.statuses(place.path, eve);
          assert.ok(areAllowed(before), before.join());
          bot.teams.setRoster(place.id, [ada, ben]);
          const knownAt = bot.clock.now.getTime();
          bot.clock.now = new Date(knownAt + wait);
          if (notice)
            await bot.post(activityOf(bot.teams, { type: "conversationUpdate", ...notice }, { by: ben }));
          else bot.clock.now = new Date(knownAt + accessTimes.member);
          assert.ok(areRefused(await app.statuses(place.path, eve)), JSON.stringify(notice));
        }),
        { numRuns: trial.rounds },
      );
    },
  );
});
