// A person's own things, by the tab's API.
import assert from "node:assert/strict";
import type { App } from "./app.ts";
import { ask, here, type UseCase } from "./use-case.ts";

const bookmarks = "/api/me/bookmarks";
const oneBookmark = `${bookmarks}/:communityId/:kind/:entryId`;
const following = "/api/me/following";
const oneTag = `${following}/:communityId/tags/:tag`;
const allProblems = `${following}/:communityId/problems`;
const oneFollowed = `${following}/:communityId/:kind/:entryId`;

const bookmarkOf = (app: App, tip: { id: string } | undefined) =>
  `${bookmarks}/${app.community.id}/tip/${tip?.id}`;

/** So many tips bookmarked. */
async function bookmarked(app: App, count: number): Promise<void> {
  for (const tip of app.tips.slice(0, count)) await ask(app, "PUT", bookmarkOf(app, tip));
}

const tagPath = (app: App) => `${following}/${app.community.id}/tags/printing`;

const problemsPath = (app: App) => `${following}/${app.community.id}/problems`;

async function problemPath(app: App): Promise<string> {
  const input = { title: "The printer hums", nonce: "nonce-of-asking" };
  const { json } = await ask(app, "POST", `${here(app)}/problems`, input);
  const { problem } = json as { problem: { id: string } };
  return `${following}/${app.community.id}/problem/${problem.id}`;
}

const drafts = "/api/me/drafts";
const draftPath = `${drafts}/community-1.ask`;

const keptDraft = (app: App, content = "x".repeat(1_000)) =>
  ask(app, "PUT", draftPath, {
    title: "The printer hums",
    path: "/community/community-1/ask",
    content,
    writer: "the-phone",
  });

export const personalUseCases = {
  "look whether something is bookmarked": {
    covers: [`GET ${oneBookmark}`],
    prepare: async (app) => {
      await bookmarked(app, 20);
      return () => ask(app, "GET", bookmarkOf(app, app.tips[0]));
    },
  },
  "set a bookmark": {
    covers: [`PUT ${oneBookmark}`],
    prepare: async (app) => {
      await bookmarked(app, 20);
      return () => ask(app, "PUT", bookmarkOf(app, app.tips[20]));
    },
  },
  "take a bookmark away": {
    covers: [`DELETE ${oneBookmark}`],
    prepare: async (app) => {
      await bookmarked(app, 20);
      return () => ask(app, "DELETE", bookmarkOf(app, app.tips[0]));
    },
  },
  "show more of one's bookmarks": {
    covers: [`GET ${bookmarks}`],
    prepare: async (app) => {
      await bookmarked(app, 25);
      return async () => {
        const { json } = await ask(app, "GET", bookmarks);
        assert.equal((json as { entries: unknown[] }).entries.length, 20);
      };
    },
  },
  "look what one follows": {
    covers: [`GET ${following}`],
    prepare: async (app) => {
      await ask(app, "PUT", tagPath(app));
      return () => ask(app, "GET", following);
    },
  },
  "follow a tag": {
    covers: [`PUT ${oneTag}`],
    prepare: (app) => () => ask(app, "PUT", tagPath(app)),
  },
  "follow a tag no more": {
    covers: [`DELETE ${oneTag}`],
    prepare: async (app) => {
      await ask(app, "PUT", tagPath(app));
      return () => ask(app, "DELETE", tagPath(app));
    },
  },
  "follow the problems of a community": {
    covers: [`PUT ${allProblems}`],
    prepare: (app) => () => ask(app, "PUT", problemsPath(app)),
  },
  "follow the problems of a community no more": {
    covers: [`DELETE ${allProblems}`],
    prepare: async (app) => {
      await ask(app, "PUT", problemsPath(app));
      return () => ask(app, "DELETE", problemsPath(app));
    },
  },
  "follow an entry": {
    covers: [`PUT ${oneFollowed}`],
    prepare: async (app) => {
      const path = await problemPath(app);
      return () => ask(app, "PUT", path);
    },
  },
  "follow an entry no more": {
    covers: [`DELETE ${oneFollowed}`],
    prepare: async (app) => {
      const path = await problemPath(app);
      await ask(app, "PUT", path);
      return () => ask(app, "DELETE", path);
    },
  },
  "look which drafts one has": {
    covers: [`GET ${drafts}`],
    prepare: async (app) => {
      await keptDraft(app);
      return () => ask(app, "GET", drafts);
    },
  },
  "go on with a draft": {
    covers: [`GET ${drafts}/:key`],
    prepare: async (app) => {
      await keptDraft(app);
      return () => ask(app, "GET", draftPath);
    },
  },
  "keep a draft that is being typed": {
    covers: [`PUT ${drafts}/:key`],
    prepare: async (app) => {
      await keptDraft(app);
      return () => keptDraft(app, "The printer hums at night");
    },
  },
  "send or throw away a draft": {
    covers: [`DELETE ${drafts}/:key`],
    prepare: async (app) => {
      const { json } = await keptDraft(app);
      const { version } = json as { version: string };
      return () => ask(app, "DELETE", `${draftPath}?version=${version}`);
    },
  },
  "open the rest of the personal tab": {
    covers: ["GET /api/me/home"],
    prepare: async (app) => {
      await bookmarked(app, 8);
      await ask(app, "PUT", tagPath(app));
      await ask(app, "PUT", await problemPath(app));
      await ask(app, "GET", "/api/me/home");
      return () => ask(app, "GET", "/api/me/home");
    },
  },
} satisfies Record<string, UseCase>;
