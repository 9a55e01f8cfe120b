// The weekly digest: its settings by the tab's API, and the bot's command.
import type { App } from "./app.ts";
import { ask, here, type UseCase } from "./use-case.ts";

const community = "/api/communities/:communityId";

const turnOn = (app: App) =>
  ask(app, "PUT", `${here(app)}/digest`, { day: "monday", hour: 9, timeZone: "Europe/Berlin" });

const answer = (app: App, verb: string) =>
  app.bot.invoke("adaptiveCard/action", {
    action: { type: "Action.Execute", verb, data: { verb, communityId: app.community.id } },
  });

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
  "turn the digest on by its offer": {
    covers: ["verb turnOnDigest"],
    prepare: (app) => () => answer(app, "turnOnDigest"),
  },
  "turn the offer of a digest down": {
    covers: ["verb declineDigest"],
    prepare: (app) => () => answer(app, "declineDigest"),
  },
} satisfies Record<string, UseCase>;
