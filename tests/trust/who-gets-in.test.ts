// Promises 1 to 12: who gets in.
import assert from "node:assert/strict";
import fc from "fast-check";
import { after, before, describe } from "mocha";
import { accessTimes } from "../../bot/community/access.ts";
import { readConfig } from "../../bot/config.ts";
import { faultsOf, local, production } from "../complete-environment.ts";
import { freePort, startServerProcess } from "../server-process.ts";
import { activityOf, ada, ben, eve, tenantId as teamsTenantId } from "../teams/rig.ts";
import { startApp } from "../use-cases/app.ts";
import { useCases } from "../use-cases/use-cases.ts";
import type { UseCase } from "../use-cases/use-case.ts";
import { watchOutsiders } from "./outsiders.ts";
import { promise } from "./promise.ts";
import { areAllowed, areRefused, persons, startChannels } from "./rosters.ts";

describe("who gets in", () => {
  promise(
    1,
    "production refuses to start with any setting missing, and names each",
    { rounds: { short: 100, long: 2_000 } },
    (trial) => {
      const names = Object.keys(production);

      fc.assert(
        fc.property(fc.subarray(names, { minLength: 1 }), (missing) => {
          trial.tried();
          const env = { ...production, ...Object.fromEntries(missing.map((name) => [name, undefined])) };
          const faults = faultsOf(env).map((fault) => fault.split(" ", 1)[0]);
          assert.deepEqual([...faults].sort(), [...missing].sort());
        }),
        { numRuns: trial.rounds },
      );
    },
  );

  promise(1, "the port stays closed when it refuses", {}, async (trial) => {
    trial.tried();
    const port = await freePort();

    await assert.rejects(
      startServerProcess(port, { BOT_TYPE: "SingleTenant" }),
      /The server did not become/u,
    );

    await assert.rejects(fetch(`http://127.0.0.1:${port}/healthz`));
  });

  promise(
    2,
    "the people-switch is on for its exact setting only, on loopback, never in production",
    {},
    (trial) => {
      const settings = [undefined, "", "people-switch", "people-switch ", "1", "true", "People-Switch"];
      const modes = [undefined, "development", "test", "production"];

      for (const setting of settings) {
        for (const mode of modes) {
          trial.tried();
          const isLocal = setting === "people-switch" && mode !== "production";
          const env = { ...production, ...local, COMMONPLACE_LOCAL: setting, NODE_ENV: mode };
          const isRefused = faultsOf(env).length > 0;
          const config = isRefused ? undefined : readConfig(env);

          assert.equal(config?.signIn.kind === "local", isLocal, `${setting} ${mode}`);
          assert.equal(isRefused, Boolean(setting) && !isLocal, `${setting} ${mode}`);
          if (isLocal) assert.equal(config?.host, "127.0.0.1");
        }
      }
    },
  );

  describe("by the channel's roster", () => {
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
              bot.deps.access.forgetPlace(teamsTenantId, id);
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
            bot.deps.access.forgetPlace(teamsTenantId, place.id);
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

  promise(
    7,
    "no request tells an outsider more of a community than of an unknown one",
    { timeout: { short: 420_000, long: 900_000 } },
    async (trial) => {
      const differences: string[] = [];

      for (const useCase of Object.values<UseCase>(useCases)) {
        const app = await startApp();
        const run = await useCase.prepare(app);
        const watch = await watchOutsiders(app);
        try {
          await run();
          await watch.afterTheEnd();
        } finally {
          await watch.close();
          await app.close();
        }
        trial.tried(watch.compared);
        differences.push(
          ...watch.differences.map(
            ({ outsider, request, told, toldOfUnknown }) =>
              `${outsider}: ${request.slice(0, 300)}\n  ${told.slice(0, 300)}\n  ${toldOfUnknown.slice(0, 300)}`,
          ),
        );
      }

      assert.equal(differences.join("\n"), "");
    },
  );
});
