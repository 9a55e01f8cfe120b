// Tags and their names, by the tab's API.
import type { App } from "./measured-app.ts";
import { valueAt } from "../http/rig.ts";
import { ask, here, type UseCase } from "./use-case.ts";

const renames = (app: App) => `${here(app)}/tag-renames`;
const route = "/api/communities/:communityId/tag-renames";

const body = { from: "releases", to: "release notes" };

export const tagUseCases = {
  "look at the names of tags": {
    covers: [`GET ${route}`],
    perDay: 0.05,
    costs: { requests: 1, afterAccess: 0, rounds: 1, largestItem: 760 },
    prepare: (app) => () => ask(app, "GET", renames(app)),
  },
  "rename a tag in all tips and problems": {
    covers: [`POST ${route}`],
    perDay: 0.02,
    costs: { requests: 4, afterAccess: 3, rounds: 4, largestItem: 1099 },
    prepare: (app) => () => ask(app, "POST", renames(app), body),
  },
  "take a tag's new name back": {
    covers: [`DELETE ${route}/:renameId`],
    perDay: 0.005,
    costs: { requests: 6, afterAccess: 5, rounds: 5, largestItem: 1099 },
    prepare: async (app) => {
      const renamed = await ask(app, "POST", renames(app), body);
      const [{ id }] = valueAt(renamed.json, "renames") as [{ id: string }];
      return () => ask(app, "DELETE", `${renames(app)}/${id}`);
    },
  },
} satisfies Record<string, UseCase>;
