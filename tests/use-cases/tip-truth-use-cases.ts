// What keeps tips true, by the tab's API: checks and revisions.
import { ben } from "../teams/rig.ts";
import { tipInput, type App } from "./measured-app.ts";
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
    perDay: 0.5,
    costs: { requests: 3, afterAccess: 2, rounds: 3, largestItem: 2269 },
    prepare: (app) => () => ask(app, "PUT", `${tipOf(app)}/check`, { works: true }, ben),
  },
  "take that back": {
    covers: [`DELETE ${route}/check`],
    perDay: 0.02,
    costs: { requests: 3, afterAccess: 2, rounds: 3, largestItem: 2269 },
    prepare: async (app) => {
      await ask(app, "PUT", `${tipOf(app)}/check`, { works: true }, ben);
      return () => ask(app, "DELETE", `${tipOf(app)}/check`, undefined, ben);
    },
  },
  "look at a tip's history": {
    covers: [`GET ${route}/revisions`],
    perDay: 0.1,
    costs: { requests: 3, afterAccess: 2, rounds: 3, largestItem: 2152 },
    prepare: async (app) => {
      await improved(app);
      return () => ask(app, "GET", `${tipOf(app)}/revisions`);
    },
  },
  "bring back what a tip said": {
    covers: [`POST ${route}/revisions/:number/restored`],
    perDay: 0.02,
    costs: { requests: 5, afterAccess: 4, rounds: 5, largestItem: 2164 },
    prepare: async (app) => {
      const version = await improved(app);
      return () => ask(app, "POST", `${tipOf(app)}/revisions/1/restored`, { version });
    },
  },
  "choose the review period": {
    covers: ["PUT /api/communities/:communityId/review-period"],
    perDay: 0.01,
    readsTwice: "access is judged by the community, which is then written over as it is by then",
    costs: { requests: 3, afterAccess: 1, rounds: 3, largestItem: 778 },
    prepare: (app) => () => ask(app, "PUT", `${here(app)}/review-period`, { reviewPeriod: 12 }),
  },
} satisfies Record<string, UseCase>;
