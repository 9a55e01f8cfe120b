// Tags and their names, by the tab's API.
import type { App } from "./app.ts";
import { valueAt } from "../http/rig.ts";
import { ask, here, type UseCase } from "./use-case.ts";

const renames = (app: App) => `${here(app)}/tag-renames`;
const route = "/api/communities/:communityId/tag-renames";

const body = { from: "releases", to: "release notes" };

export const tagUseCases = {
  "look at the names of tags": {
    covers: [`GET ${route}`],
    prepare: (app) => () => ask(app, "GET", renames(app)),
  },
  "rename a tag in all tips and problems": {
    covers: [`POST ${route}`],
    prepare: (app) => () => ask(app, "POST", renames(app), body),
  },
  "look what one may be asked about": {
    covers: ["GET /api/communities/:communityId/ask-me"],
    prepare: async (app) => {
      await ask(app, "PUT", `${here(app)}/ask-me`, { tags: ["releases"] });
      return () => ask(app, "GET", `${here(app)}/ask-me`);
    },
  },
  "say what one may be asked about": {
    covers: ["PUT /api/communities/:communityId/ask-me"],
    prepare: (app) => () => ask(app, "PUT", `${here(app)}/ask-me`, { tags: ["releases"] }),
  },
  "look who may be asked about a tag": {
    covers: ["POST /api/communities/:communityId/askable"],
    prepare: async (app) => {
      await ask(app, "PUT", `${here(app)}/ask-me`, { tags: ["releases"] });
      return () => ask(app, "POST", `${here(app)}/askable`, { tags: "releases" });
    },
  },
  "take a tag's new name back": {
    covers: [`DELETE ${route}/:renameId`],
    prepare: async (app) => {
      const renamed = await ask(app, "POST", renames(app), body);
      const [{ id }] = valueAt(renamed.json, "renames") as [{ id: string }];
      return () => ask(app, "DELETE", `${renames(app)}/${id}`);
    },
  },
} satisfies Record<string, UseCase>;
