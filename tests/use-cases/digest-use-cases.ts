// The weekly digest: its settings by the tab's API, and the bot's command.
import type { App } from "./app.ts";
import { ask, here, type UseCase } from "./use-case.ts";

const community = "/api/communities/:communityId";

const turnOn = (app: App) =>
  ask(app, "PUT", `${here(app)}/digest`, { day: "monday", hour: 9, timeZone: "Europe/Berlin" });

export const digestUseCases = {
  "look at a community's telling": {
    covers: [`GET ${community}/digest`],
    prepare: (app) => () => ask(app, "GET", `${here(app)}/digest`),
  },
  "switch the digest on": {
    covers: [`PUT ${community}/digest`],
    prepare: (app) => () => turnOn(app),
  },
  "switch the digest off": {
    covers: [`DELETE ${community}/digest`],
    prepare: async (app) => {
      await turnOn(app);
      return () => ask(app, "DELETE", `${here(app)}/digest`);
    },
  },
  "the bot's digest in a channel": {
    covers: ["command digest"],
    prepare: (app) => () => app.bot.message("digest"),
  },
} satisfies Record<string, UseCase>;
