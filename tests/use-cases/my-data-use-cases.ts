// What is held about somebody: to take it along, and to erase it. Both read every record of the organisation.
import { ask, type UseCase } from "./use-case.ts";

export const myDataUseCases = {
  "take along what is held about oneself": {
    covers: ["GET /api/me/data"],
    perDay: 0.001,
    costs: { requests: 12, afterAccess: 12, rounds: 11, largestItem: 2007 },
    prepare: (app) => () => ask(app, "GET", "/api/me/data"),
  },
  "erase what is held about oneself": {
    covers: ["POST /api/me/data/erase"],
    perDay: 0.0001,
    readsTwice: "each step of the walk is written down over what is there by then",
    costs: { requests: 55, afterAccess: 52, rounds: 53, largestItem: 2029 },
    prepare: (app) => () => ask(app, "POST", "/api/me/data/erase", { confirm: "erase" }),
  },
  "the bot's my data": {
    covers: ["command my data"],
    perDay: 0.001,
    costs: { requests: 1, afterAccess: 1, rounds: 1, largestItem: 509 },
    prepare: (app) => () => app.bot.message("my data", { place: "personal" }),
  },
} satisfies Record<string, UseCase>;
