// Stories by the tab's API.
import { ben } from "../teams/rig.ts";
import type { App } from "./app.ts";
import { ask, here, type UseCase } from "./use-case.ts";

const community = "/api/communities/:communityId";

const mine = (app: App) => `${here(app)}/my-story/tip/${app.tips.at(-1)?.id}`;
const story = { text: "It prints on both sides now.", cycle: "applied", readers: "community" };

async function told(app: App, body: object): Promise<string> {
  const { json } = await ask(app, "PUT", mine(app), body, ben);
  return (json as { id: string }).id;
}

export const storyUseCases = {
  "say that a tip helped": {
    covers: [`PUT ${community}/my-story/:kind/:targetId`],
    prepare: (app) => () => ask(app, "PUT", mine(app), {}, ben),
  },
  "tell what it changed": {
    covers: [],
    prepare: async (app) => {
      await told(app, {});
      return () => ask(app, "PUT", mine(app), story, ben);
    },
  },
  "look whether one said that it helped": {
    covers: [`GET ${community}/my-story/:kind/:targetId`],
    prepare: async (app) => {
      await told(app, {});
      return () => ask(app, "GET", mine(app), undefined, ben);
    },
  },
  "take a story back": {
    covers: ["DELETE /api/me/communities/:communityId/stories/:storyId"],
    prepare: async (app) => {
      const id = await told(app, story);
      return () =>
        ask(app, "DELETE", `/api/me/communities/${app.community.id}/stories/${id}`, undefined, ben);
    },
  },
  "read the stories that are shared": {
    covers: [`GET ${community}/stories`],
    prepare: async (app) => {
      await told(app, story);
      return () => ask(app, "GET", `${here(app)}/stories`);
    },
  },
  "hide a story": {
    covers: [],
    prepare: async (app) => {
      const address = `${here(app)}/hidden/story/${await told(app, story)}`;
      return () => ask(app, "PUT", address, { reason: "It names a customer." });
    },
  },
  "look at one's own stories": {
    covers: ["GET /api/me/stories"],
    prepare: async (app) => {
      await told(app, story);
      return () => ask(app, "GET", "/api/me/stories", undefined, ben);
    },
  },
  "look at what one's help changed": {
    covers: ["GET /api/me/heard-stories"],
    prepare: (app) => () => ask(app, "GET", "/api/me/heard-stories"),
  },
} satisfies Record<string, UseCase>;
