// Channels whose rosters change, behind the real bot and the real tab's API.
import { localPeople } from "../../../bot/http/authentication/local-people.ts";
import { memoryRequestLimits } from "../../../bot/limits/request-limits.ts";
import { memoryQuotas } from "../../../bot/limits/daily-quotas.ts";
import { dailyQuotas, requestBudgets } from "../../../bot/contract/request-limits.ts";
import { startCommunity } from "../../../bot/community/communities/start-community.ts";
import { RosterRates } from "../../../bot/teams/roster-rates.ts";
import { startRig as startHttp, tipInput } from "../../http/rig.ts";
import { actorOf, ada, ben, channel, eve, startRig as startTeams, team, tenantId } from "../../teams/rig.ts";
import type { Person } from "../../teams/fake-teams.ts";

export const persons = [ada, ben, eve] as const;

/** With a community in each of three channels of one team. */
export async function startChannels() {
  let time = Date.now();
  // Each question an hour after the other: this is not about rates.
  const rosterRates = new RosterRates({ now: () => (time += 3_600_000), wait: () => Promise.resolve() });
  const bot = await startTeams({
    rosterRates,
    rosterDeadline: 15_000,
    quotas: memoryQuotas(dailyQuotas, 10_000),
  });
  const tab = await startHttp({
    deps: bot.deps,
    authenticate: localPeople({ tenantId, people: persons }),
    limits: memoryRequestLimits(requestBudgets, 10_000),
  });
  const channels = [channel, { id: "19:private@thread.tacv2" }, { id: "19:shared@thread.skype" }];
  const places = await Promise.all(
    channels.map(async ({ id }) => {
      bot.teams.setRoster(id, [ada]);
      const place = { conversationId: id, kind: "channel", name: "" } as const;
      const input = { name: "Lifts", purpose: "", place, nonce: "nonce-of-start" };
      const community = await startCommunity(bot.deps, actorOf(ada), input);
      return { id, path: `/api/communities/${community.id}` };
    }),
  );
  return {
    bot,
    places,
    team,
    /** How the API answers the person's reading, searching and writing. */
    async statuses(path: string, person: Person): Promise<readonly number[]> {
      const asked = [
        tab.ask("GET", path, { as: person }),
        tab.ask("POST", `${path}/search`, { as: person, body: { q: "friday" } }),
        tab.ask("POST", `${path}/tips`, { as: person, body: tipInput() }),
      ];
      return (await Promise.all(asked)).map(({ status }) => status);
    },
    async close() {
      await tab.close();
      await bot.close();
    },
  };
}

export const areAllowed = (statuses: readonly number[]) => statuses.every((status) => status < 300);
export const areRefused = (statuses: readonly number[]) => statuses.every((status) => status === 404);
