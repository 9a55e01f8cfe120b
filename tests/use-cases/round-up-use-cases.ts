// The weekly round-up: its settings by the tab's API, and the bot's command.
import type { App } from "./app.ts";
import { ask, here, type UseCase } from "./use-case.ts";

const community = "/api/communities/:communityId";

const turnOn = (app: App) =>
  ask(app, "PUT", `${here(app)}/round-up`, { day: "monday", hour: 9, timeZone: "Europe/Berlin" });

export const roundUpUseCases = {
  "look at a community's telling": {
    covers: [`GET ${community}/telling`],
    prepare: (app) => () => ask(app, "GET", `${here(app)}/telling`),
  },
  "switch the round-up on": {
    covers: [`PUT ${community}/round-up`],
    prepare: (app) => () => turnOn(app),
  },
  "switch the round-up off": {
    covers: [`DELETE ${community}/round-up`],
    prepare: async (app) => {
      await turnOn(app);
      return () => ask(app, "DELETE", `${here(app)}/round-up`);
    },
  },
  "the bot's round-up in a channel": {
    covers: ["command round-up"],
    prepare: (app) => () => app.bot.message("round-up"),
  },
} satisfies Record<string, UseCase>;
