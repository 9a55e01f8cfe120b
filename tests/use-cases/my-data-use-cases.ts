// What is stored about somebody: to export it, and to erase it.
import { askForJob } from "../../bot/community/jobs/my-jobs.ts";
import { workOff } from "../community/world.ts";
import { actorOf, ada, tenantId } from "../teams/rig.ts";
import { ask, type UseCase } from "./use-case.ts";

/** The work of an export, once it was asked for. */
export const exportJob: UseCase["prepare"] = async ({ deps }) => {
  await askForJob(deps, actorOf(ada), "exportMyData");
  return () => workOff(deps, { tenantIds: [tenantId] });
};

export const myDataUseCases = {
  "ask for an export of one's data": {
    covers: ["POST /api/me/data/export"],
    prepare: (app) => () => ask(app, "POST", "/api/me/data/export"),
  },
  "see how one's jobs stand": {
    covers: ["GET /api/me/jobs"],
    prepare: (app) => () => ask(app, "GET", "/api/me/jobs"),
  },
  "download an export": {
    covers: ["GET /api/me/data/file"],
    async prepare(app) {
      await (
        await exportJob(app)
      )();
      return () => ask(app, "GET", "/api/me/data/file");
    },
  },
  "ask to have one's data erased": {
    covers: ["POST /api/me/data/erase"],
    prepare: (app) => () => ask(app, "POST", "/api/me/data/erase", { confirm: "erase" }),
  },
  "the bot's my data": {
    covers: ["command my data"],
    prepare: (app) => () => app.bot.message("my data", { place: "personal" }),
  },
} satisfies Record<string, UseCase>;
