// What is held about somebody: to take it along, and to erase it. Both read every record of the organisation.
import { ask, type UseCase } from "./use-case.ts";

export const myDataUseCases = {
  "take along what is held about oneself": {
    covers: ["GET /api/me/data"],
    prepare: (app) => () => ask(app, "GET", "/api/me/data"),
  },
  "erase what is held about oneself": {
    covers: ["POST /api/me/data/erase"],
    prepare: (app) => () => ask(app, "POST", "/api/me/data/erase", { confirm: "erase" }),
  },
  "the bot's my data": {
    covers: ["command my data"],
    prepare: (app) => () => app.bot.message("my data", { place: "personal" }),
  },
} satisfies Record<string, UseCase>;
