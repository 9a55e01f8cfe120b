// Stories by the tab's API.
import { ben } from "../teams/rig.ts";
import type { App } from "./measured-app.ts";
import { ask, here, type UseCase } from "./use-case.ts";

const community = "/api/communities/:communityId";

const mine = (app: App) => `${here(app)}/my-story/tip/${app.tips.at(-1)?.id}`;
const story = { text: "It prints on both sides now.", cycle: "applied", minutes: 30, readers: "community" };
const agreed = { ...story, forManager: true };

async function told(app: App, body: object): Promise<string> {
  const { json } = await ask(app, "PUT", mine(app), body, ben);
  return (json as { id: string }).id;
}

export const storyUseCases = {
  "say that a tip helped": {
    covers: [`PUT ${community}/my-story/:kind/:targetId`],
    perDay: 1,
    costs: { requests: 6, afterAccess: 5, rounds: 6, largestItem: 2007 },
    prepare: (app) => () => ask(app, "PUT", mine(app), {}, ben),
  },
  "tell what it changed": {
    covers: [],
    perDay: 0.2,
    costs: { requests: 7, afterAccess: 6, rounds: 7, largestItem: 2007 },
    prepare: async (app) => {
      await told(app, {});
      return () => ask(app, "PUT", mine(app), story, ben);
    },
  },
  "look whether one said that it helped": {
    covers: [`GET ${community}/my-story/:kind/:targetId`],
    perDay: 15,
    costs: { requests: 2, afterAccess: 1, rounds: 1, largestItem: 815 },
    prepare: async (app) => {
      await told(app, {});
      return () => ask(app, "GET", mine(app), undefined, ben);
    },
  },
  "take a story back": {
    covers: ["DELETE /api/me/communities/:communityId/stories/:storyId"],
    perDay: 0.02,
    costs: { requests: 6, afterAccess: 6, rounds: 6, largestItem: 951 },
    prepare: async (app) => {
      const id = await told(app, story);
      return () =>
        ask(app, "DELETE", `/api/me/communities/${app.community.id}/stories/${id}`, undefined, ben);
    },
  },
  "read the stories that are shared": {
    covers: [`GET ${community}/stories`],
    perDay: 0.3,
    costs: { requests: 3, afterAccess: 2, rounds: 3, largestItem: 2007 },
    prepare: async (app) => {
      await told(app, story);
      return () => ask(app, "GET", `${here(app)}/stories`);
    },
  },
  "hide a story": {
    covers: [],
    perDay: 0.01,
    readsTwice: "as when a tip is hidden",
    costs: { requests: 5, afterAccess: 4, rounds: 5, largestItem: 1311 },
    prepare: async (app) => {
      const address = `${here(app)}/hidden/story/${await told(app, story)}`;
      return () => ask(app, "PUT", address, { reason: "It names a customer." });
    },
  },
  "see what a community has changed": {
    covers: [`GET ${community}/value`],
    perDay: 0.3,
    costs: { requests: 3, afterAccess: 2, rounds: 2, largestItem: 951 },
    prepare: async (app) => {
      await told(app, story);
      await ask(app, "GET", `${here(app)}/value`);
      return () => ask(app, "GET", `${here(app)}/value`);
    },
  },
  "make a page for a manager": {
    covers: [`POST ${community}/manager-page`],
    perDay: 0.02,
    costs: { requests: 4, afterAccess: 3, rounds: 2, largestItem: 847 },
    prepare: async (app) => {
      const id = await told(app, agreed);
      await ask(app, "GET", `${here(app)}/value`);
      return () => ask(app, "POST", `${here(app)}/manager-page`, { year: 2026, storyIds: [id] });
    },
  },
  "look at one's own stories": {
    covers: ["GET /api/me/stories"],
    perDay: 0.1,
    costs: { requests: 4, afterAccess: 3, rounds: 3, largestItem: 2007 },
    prepare: async (app) => {
      await told(app, story);
      return () => ask(app, "GET", "/api/me/stories", undefined, ben);
    },
  },
  "look at what one's help changed": {
    covers: ["GET /api/me/heard-stories"],
    perDay: 0.1,
    costs: { requests: 1, afterAccess: 1, rounds: 1, largestItem: 0 },
    prepare: (app) => () => ask(app, "GET", "/api/me/heard-stories"),
  },
} satisfies Record<string, UseCase>;
