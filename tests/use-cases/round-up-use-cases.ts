// The weekly round-up: its settings by the tab's API, and the bot's command.
import type { App } from "./measured-app.ts";
import { ask, here, type UseCase } from "./use-case.ts";

const community = "/api/communities/:communityId";

const turnOn = (app: App) =>
  ask(app, "PUT", `${here(app)}/round-up`, { day: "monday", hour: 9, timeZone: "Europe/Berlin" });

const readsTwice = "the answer shows it as it is after the change";

export const roundUpUseCases = {
  "look at a community's telling": {
    covers: [`GET ${community}/telling`],
    perDay: 0.1,
    costs: { requests: 3, afterAccess: 2, rounds: 2, largestItem: 760 },
    prepare: (app) => () => ask(app, "GET", `${here(app)}/telling`),
  },
  "switch the round-up on": {
    covers: [`PUT ${community}/round-up`],
    perDay: 0.01,
    readsTwice,
    costs: { requests: 8, afterAccess: 6, rounds: 7, largestItem: 776 },
    prepare: (app) => () => turnOn(app),
  },
  "switch the round-up off": {
    covers: [`DELETE ${community}/round-up`],
    perDay: 0.01,
    readsTwice,
    costs: { requests: 7, afterAccess: 5, rounds: 6, largestItem: 776 },
    prepare: async (app) => {
      await turnOn(app);
      return () => ask(app, "DELETE", `${here(app)}/round-up`);
    },
  },
  "the bot's round-up in a channel": {
    covers: ["command round-up"],
    perDay: 0.1,
    costs: { requests: 8, afterAccess: 7, rounds: 4, largestItem: 2007 },
    prepare: (app) => () => app.bot.message("round-up"),
  },
} satisfies Record<string, UseCase>;
