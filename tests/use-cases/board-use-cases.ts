// The board, by the tab's API.
import type { App } from "./app.ts";
import { ask, here, type UseCase } from "./use-case.ts";

const board = (app: App) => `${here(app)}/board`;

/** The oldest tips: not among those that the first screen shows anyway. Gives their ids. */
async function pinned(app: App, count: number): Promise<string[]> {
  const ids = app.tips.slice(0, count).map(({ id }) => id);
  for (const id of ids) await ask(app, "PUT", `${board(app)}/tip/${id}`);
  return ids;
}

const route = "/api/communities/:communityId/board";
const onePin = `${route}/:kind/:entryId`;

export const boardUseCases = {
  "open a community's tab with six pins": {
    covers: [],
    prepare: async (app) => {
      await pinned(app, 6);
      return () => ask(app, "GET", here(app));
    },
  },
  "look whether something is pinned": {
    covers: [`GET ${route}`],
    prepare: async (app) => {
      await pinned(app, 6);
      return () => ask(app, "GET", board(app));
    },
  },
  "pin a tip": {
    covers: [`PUT ${onePin}`],
    prepare: async (app) => {
      await pinned(app, 5);
      return () => ask(app, "PUT", `${board(app)}/tip/${app.tips[5]?.id}`);
    },
  },
  "unpin a tip": {
    covers: [`DELETE ${onePin}`],
    prepare: async (app) => {
      const [first] = await pinned(app, 6);
      return () => ask(app, "DELETE", `${board(app)}/tip/${first}`);
    },
  },
  "move a pin": {
    covers: [`PUT ${onePin}/place`],
    prepare: async (app) => {
      const [first, second] = await pinned(app, 6);
      const body = { after: { kind: "tip", id: second } };
      return () => ask(app, "PUT", `${board(app)}/tip/${first}/place`, body);
    },
  },
} satisfies Record<string, UseCase>;
