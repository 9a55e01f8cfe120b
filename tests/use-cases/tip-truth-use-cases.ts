// What keeps tips true, by the tab's API: checks and revisions.
import { ben } from "../teams/rig.ts";
import { tipInput, type App } from "./app.ts";
import { ask, here, type UseCase } from "./use-case.ts";

const route = "/api/communities/:communityId/tips/:tipId";

const tipOf = (app: App) => `${here(app)}/tips/${app.tips.at(-1)?.id}`;

/** Improved once by somebody else. Gives its version. */
async function improved(app: App): Promise<string> {
  const { title, markdown, tags } = tipInput("");
  const version = app.tips.at(-1)?.version;
  const body = { title: `${title}!`, markdown, tags, version };
  const { json } = await ask(app, "PUT", tipOf(app), body, ben);
  return (json as { version: string }).version;
}

export const tipTruthUseCases = {
  "say that a tip still works": {
    covers: [`PUT ${route}/check`],
    prepare: (app) => () => ask(app, "PUT", `${tipOf(app)}/check`, { works: true }, ben),
  },
  "take that back": {
    covers: [`DELETE ${route}/check`],
    prepare: async (app) => {
      await ask(app, "PUT", `${tipOf(app)}/check`, { works: true }, ben);
      return () => ask(app, "DELETE", `${tipOf(app)}/check`, undefined, ben);
    },
  },
  "look at a tip's history": {
    covers: [`GET ${route}/revisions`],
    prepare: async (app) => {
      await improved(app);
      return () => ask(app, "GET", `${tipOf(app)}/revisions`);
    },
  },
  "bring back what a tip said": {
    covers: [`POST ${route}/revisions/:number/restored`],
    prepare: async (app) => {
      const version = await improved(app);
      return () => ask(app, "POST", `${tipOf(app)}/revisions/1/restored`, { version });
    },
  },
  "choose the review period": {
    covers: ["PUT /api/communities/:communityId/review-period"],
    prepare: (app) => () => ask(app, "PUT", `${here(app)}/review-period`, { reviewPeriod: 12 }),
  },
} satisfies Record<string, UseCase>;
