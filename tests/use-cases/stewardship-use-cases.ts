// Communities that are looked after, by the tab's API. ada is the steward.
import { startCommunity } from "../../bot/community/communities/start-community.ts";
import type { CommunityAboutView } from "../../bot/contract/community-settings.ts";
import { actorOf, ada, ben, groupChat } from "../teams/rig.ts";
import type { App } from "./app.ts";
import { ask, here, type UseCase } from "./use-case.ts";
import { exportedFile } from "../community/moving/exported-file.ts";

const about = async (app: App) => (await ask(app, "GET", `${here(app)}/about`)).json as CommunityAboutView;

const nameBen = (app: App) =>
  ask(app, "POST", `${here(app)}/stewards`, { userId: ben.userId, name: ben.name });

const bringToChat = (app: App) =>
  ask(app, "POST", `${here(app)}/places`, {
    place: { conversationId: groupChat.id, kind: "groupChat", name: groupChat.name },
  });

const list = (app: App) => ask(app, "PUT", `${here(app)}/listed`);

const preview = ({ community }: App) => `/api/directory/${community.id}`;

const accessRequest = (app: App) =>
  ask(app, "PUT", `${preview(app)}/access-request`, { message: "I print." }, ben);

const charterVersion = async (app: App) =>
  ((await ask(app, "GET", `${here(app)}/charter`)).json as { version: string }).version;

const writeCharter = (app: App, domain: string, version: string) =>
  ask(app, "PUT", `${here(app)}/charter`, { domain, version });

async function filePiece({ deps, community }: App): Promise<{ readonly bytes: string }> {
  const file = await exportedFile(deps, actorOf(ada), community.id);
  return { bytes: Buffer.from(JSON.stringify(file)).toString("base64") };
}

export const stewardshipUseCases = {
  "start a community in the personal tab": {
    covers: ["POST /api/me/communities"],
    prepare: (app) => () =>
      ask(app, "POST", "/api/me/communities", {
        name: "Lunch",
        purpose: "Soup.",
        nonce: "nonce-of-the-form",
      }),
  },
  "read about a community": {
    covers: ["GET /api/communities/:communityId/about"],
    prepare: (app) => () => ask(app, "GET", `${here(app)}/about`),
  },
  "read what was done": {
    covers: ["GET /api/communities/:communityId/actions"],
    prepare: (app) => () => ask(app, "GET", `${here(app)}/actions`),
  },
  "check the activity log": {
    covers: ["GET /api/communities/:communityId/actions/check"],
    prepare: (app) => () => ask(app, "GET", `${here(app)}/actions/check`),
  },
  "change name and purpose": {
    covers: ["PUT /api/communities/:communityId/details"],
    prepare: async (app) => {
      const { details } = await about(app);
      return () => ask(app, "PUT", `${here(app)}/details`, { ...details, name: "Paper" });
    },
  },
  "name a steward": {
    covers: ["POST /api/communities/:communityId/stewards"],
    prepare: (app) => () => nameBen(app),
  },
  "take back that one named": {
    covers: ["DELETE /api/communities/:communityId/stewards/:userId"],
    prepare: async (app) => {
      await nameBen(app);
      return () => ask(app, "DELETE", `${here(app)}/stewards/${ben.userId}`);
    },
  },
  "step down": {
    covers: ["DELETE /api/communities/:communityId/my-stewardship"],
    prepare: (app) => () => ask(app, "DELETE", `${here(app)}/my-stewardship`),
  },
  "become a steward": {
    covers: ["PUT /api/communities/:communityId/my-stewardship"],
    prepare: async (app) => {
      await ask(app, "DELETE", `${here(app)}/my-stewardship`);
      return () => ask(app, "PUT", `${here(app)}/my-stewardship`);
    },
  },
  "bring a community to another place": {
    covers: ["POST /api/communities/:communityId/places"],
    prepare: (app) => () => bringToChat(app),
  },
  "take it away from a place": {
    covers: ["DELETE /api/communities/:communityId/places/:placeId"],
    prepare: async (app) => {
      await bringToChat(app);
      const { places } = await about(app);
      return () => ask(app, "DELETE", `${here(app)}/places/${places[1]?.id}`);
    },
  },
  "open it to the organisation": {
    covers: ["PUT /api/communities/:communityId/visibility"],
    prepare: (app) => () => ask(app, "PUT", `${here(app)}/visibility`, { visibility: "organisation" }),
  },
  "put it into the directory": {
    covers: ["PUT /api/communities/:communityId/listed"],
    prepare: (app) => () => list(app),
  },
  "take it out of the directory": {
    covers: ["DELETE /api/communities/:communityId/listed"],
    prepare: async (app) => {
      await list(app);
      return () => ask(app, "DELETE", `${here(app)}/listed`);
    },
  },
  "close a community": {
    covers: ["PUT /api/communities/:communityId/closed"],
    prepare: (app) => () => ask(app, "PUT", `${here(app)}/closed`),
  },
  "open it again": {
    covers: ["DELETE /api/communities/:communityId/closed"],
    prepare: async (app) => {
      await ask(app, "PUT", `${here(app)}/closed`);
      return () => ask(app, "DELETE", `${here(app)}/closed`);
    },
  },
  "read the charter": {
    covers: ["GET /api/communities/:communityId/charter"],
    prepare: (app) => () => ask(app, "GET", `${here(app)}/charter`),
  },
  "change the charter": {
    covers: ["PUT /api/communities/:communityId/charter"],
    prepare: async (app) => {
      await writeCharter(app, "Paper.", await charterVersion(app));
      const version = await charterVersion(app);
      return () => writeCharter(app, "Paper and ink.", version);
    },
  },
  "read what the charter was": {
    covers: ["GET /api/communities/:communityId/charter/revisions"],
    prepare: (app) => () => ask(app, "GET", `${here(app)}/charter/revisions`),
  },
  "look through the directory": {
    covers: ["GET /api/directory"],
    prepare: async (app) => {
      await list(app);
      return () => ask(app, "GET", "/api/directory?q=print");
    },
  },
  "stand before a community": {
    covers: ["GET /api/directory/:communityId"],
    prepare: async (app) => {
      await list(app);
      return () => ask(app, "GET", preview(app));
    },
  },
  "ask to be let in": {
    covers: ["PUT /api/directory/:communityId/access-request"],
    prepare: async (app) => {
      await list(app);
      return () => accessRequest(app);
    },
  },
  "ask no more": {
    covers: ["DELETE /api/directory/:communityId/access-request"],
    prepare: async (app) => {
      await list(app);
      await accessRequest(app);
      return () => ask(app, "DELETE", `${preview(app)}/access-request`, undefined, ben);
    },
  },
  "see who asks to be let in": {
    covers: ["GET /api/communities/:communityId/access-requests"],
    prepare: (app) => () => ask(app, "GET", `${here(app)}/access-requests`),
  },
  "let somebody in": {
    covers: ["PUT /api/communities/:communityId/admitted/:userId"],
    prepare: async (app) => {
      await list(app);
      await accessRequest(app);
      return () => ask(app, "PUT", `${here(app)}/admitted/${ben.userId}`);
    },
  },
  "take back that somebody was let in": {
    covers: ["DELETE /api/communities/:communityId/admitted/:userId"],
    prepare: (app) => () => ask(app, "DELETE", `${here(app)}/admitted/${ben.userId}`),
  },
  "pass over who asks": {
    covers: ["DELETE /api/communities/:communityId/access-requests/:userId"],
    prepare: async (app) => {
      await list(app);
      await accessRequest(app);
      return () => ask(app, "DELETE", `${here(app)}/access-requests/${ben.userId}`);
    },
  },
  "take a community along": {
    covers: ["GET /api/communities/:communityId/export"],
    prepare: (app) => () => ask(app, "GET", `${here(app)}/export`),
  },
  "upload a piece of a community's file": {
    covers: ["PUT /api/communities/:communityId/import/pieces/:number"],
    prepare: (app) => async () => ask(app, "PUT", `${here(app)}/import/pieces/0`, await filePiece(app)),
  },
  "bring a community in": {
    covers: ["POST /api/communities/:communityId/import"],
    prepare: async (app) => {
      const place = { conversationId: groupChat.id, kind: "groupChat" as const, name: groupChat.name };
      const input = { name: "Lunch", purpose: "", place, nonce: "nonce-of-start" };
      const { id } = await startCommunity(app.deps, actorOf(ada), input);
      await ask(app, "PUT", `/api/communities/${id}/import/pieces/0`, await filePiece(app));
      return () => ask(app, "POST", `/api/communities/${id}/import`, { pieces: 1 });
    },
  },
} satisfies Record<string, UseCase>;
