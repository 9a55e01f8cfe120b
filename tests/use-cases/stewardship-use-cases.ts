// Communities that are looked after, by the tab's API. ada is the steward.
import { exportCommunity } from "../../bot/community/moving/export-community.ts";
import { startCommunity } from "../../bot/community/start-community.ts";
import type { CommunityAboutView } from "../../bot/contract/community-settings.ts";
import { actorOf, ada, ben, groupChat } from "../teams/rig.ts";
import type { App } from "./measured-app.ts";
import { ask, here, type UseCase } from "./use-case.ts";

const about = async (app: App) => (await ask(app, "GET", `${here(app)}/about`)).json as CommunityAboutView;

const nameBen = (app: App) =>
  ask(app, "POST", `${here(app)}/stewards`, { userId: ben.userId, name: ben.name });

const bringToChat = (app: App) =>
  ask(app, "POST", `${here(app)}/places`, {
    place: { conversationId: groupChat.id, kind: "groupChat", name: groupChat.name },
  });

const list = (app: App) => ask(app, "PUT", `${here(app)}/listed`);

const door = ({ community }: App) => `/api/directory/${community.id}`;

const knock = (app: App) => ask(app, "PUT", `${door(app)}/knock`, { message: "I print." }, ben);

const charterVersion = async (app: App) =>
  ((await ask(app, "GET", `${here(app)}/charter`)).json as { version: string }).version;

const writeCharter = (app: App, domain: string, version: string) =>
  ask(app, "PUT", `${here(app)}/charter`, { domain, version });

export const stewardshipUseCases = {
  "start a community in the personal tab": {
    covers: ["POST /api/me/communities"],
    perDay: 0.01,
    costs: { requests: 4, afterAccess: 4, rounds: 4, largestItem: 648 },
    prepare: (app) => () =>
      ask(app, "POST", "/api/me/communities", {
        name: "Lunch",
        purpose: "Soup.",
        nonce: "nonce-of-the-form",
      }),
  },
  "read about a community": {
    covers: ["GET /api/communities/:communityId/about"],
    perDay: 0.5,
    costs: { requests: 1, afterAccess: 0, rounds: 1, largestItem: 760 },
    prepare: (app) => () => ask(app, "GET", `${here(app)}/about`),
  },
  "read what was done": {
    covers: ["GET /api/communities/:communityId/actions"],
    perDay: 0.2,
    costs: { requests: 2, afterAccess: 1, rounds: 2, largestItem: 760 },
    prepare: (app) => () => ask(app, "GET", `${here(app)}/actions`),
  },
  "change name and purpose": {
    covers: ["PUT /api/communities/:communityId/details"],
    perDay: 0.005,
    costs: { requests: 4, afterAccess: 3, rounds: 4, largestItem: 1006 },
    prepare: async (app) => {
      const { details } = await about(app);
      return () => ask(app, "PUT", `${here(app)}/details`, { ...details, name: "Paper" });
    },
  },
  "name a steward": {
    covers: ["POST /api/communities/:communityId/stewards"],
    readsTwice: "seldom: it is judged before anything else is asked or written, and again as it is changed",
    perDay: 0.005,
    costs: { requests: 5, afterAccess: 3, rounds: 5, largestItem: 1182 },
    prepare: (app) => () => nameBen(app),
  },
  "take back that one named": {
    covers: ["DELETE /api/communities/:communityId/stewards/:userId"],
    perDay: 0.001,
    costs: { requests: 6, afterAccess: 5, rounds: 5, largestItem: 1182 },
    prepare: async (app) => {
      await nameBen(app);
      return () => ask(app, "DELETE", `${here(app)}/stewards/${ben.userId}`);
    },
  },
  "step down": {
    covers: ["DELETE /api/communities/:communityId/my-stewardship"],
    perDay: 0.002,
    costs: { requests: 4, afterAccess: 3, rounds: 4, largestItem: 1014 },
    prepare: (app) => () => ask(app, "DELETE", `${here(app)}/my-stewardship`),
  },
  "become a steward": {
    covers: ["PUT /api/communities/:communityId/my-stewardship"],
    perDay: 0.002,
    costs: { requests: 7, afterAccess: 6, rounds: 6, largestItem: 1017 },
    prepare: async (app) => {
      await ask(app, "DELETE", `${here(app)}/my-stewardship`);
      return () => ask(app, "PUT", `${here(app)}/my-stewardship`);
    },
  },
  "bring a community to another place": {
    covers: ["POST /api/communities/:communityId/places"],
    readsTwice: "seldom: it is judged before anything else is asked or written, and again as it is changed",
    perDay: 0.005,
    costs: { requests: 6, afterAccess: 4, rounds: 6, largestItem: 1086 },
    prepare: (app) => () => bringToChat(app),
  },
  "take it away from a place": {
    covers: ["DELETE /api/communities/:communityId/places/:placeId"],
    perDay: 0.002,
    costs: { requests: 10, afterAccess: 8, rounds: 9, largestItem: 1086 },
    readsTwice: "seldom: it is judged before anything else is asked or written, and again as it is changed",
    prepare: async (app) => {
      await bringToChat(app);
      const { places } = await about(app);
      return () => ask(app, "DELETE", `${here(app)}/places/${places[1]?.id}`);
    },
  },
  "open it to the organisation": {
    covers: ["PUT /api/communities/:communityId/visibility"],
    perDay: 0.002,
    costs: { requests: 5, afterAccess: 4, rounds: 5, largestItem: 1326 },
    prepare: (app) => () => ask(app, "PUT", `${here(app)}/visibility`, { visibility: "organisation" }),
  },
  "put it into the directory": {
    covers: ["PUT /api/communities/:communityId/listed"],
    perDay: 0.002,
    costs: { requests: 5, afterAccess: 4, rounds: 5, largestItem: 1004 },
    prepare: (app) => () => list(app),
  },
  "take it out of the directory": {
    covers: ["DELETE /api/communities/:communityId/listed"],
    perDay: 0.001,
    costs: { requests: 7, afterAccess: 6, rounds: 6, largestItem: 1007 },
    prepare: async (app) => {
      await list(app);
      return () => ask(app, "DELETE", `${here(app)}/listed`);
    },
  },
  "close a community": {
    covers: ["PUT /api/communities/:communityId/closed"],
    perDay: 0.001,
    readsTwice: "seldom: it is judged before the time of its end is noted, and again as it is changed",
    costs: { requests: 7, afterAccess: 5, rounds: 7, largestItem: 1026 },
    prepare: (app) => () => ask(app, "PUT", `${here(app)}/closed`),
  },
  "open it again": {
    covers: ["DELETE /api/communities/:communityId/closed"],
    perDay: 0.001,
    costs: { requests: 6, afterAccess: 5, rounds: 5, largestItem: 1026 },
    prepare: async (app) => {
      await ask(app, "PUT", `${here(app)}/closed`);
      return () => ask(app, "DELETE", `${here(app)}/closed`);
    },
  },
  "read the charter": {
    covers: ["GET /api/communities/:communityId/charter"],
    perDay: 0.5,
    costs: { requests: 2, afterAccess: 1, rounds: 2, largestItem: 760 },
    prepare: (app) => () => ask(app, "GET", `${here(app)}/charter`),
  },
  "change the charter": {
    covers: ["PUT /api/communities/:communityId/charter"],
    perDay: 0.02,
    costs: { requests: 4, afterAccess: 3, rounds: 4, largestItem: 760 },
    prepare: async (app) => {
      await writeCharter(app, "Paper.", await charterVersion(app));
      const version = await charterVersion(app);
      return () => writeCharter(app, "Paper and ink.", version);
    },
  },
  "read what the charter was": {
    covers: ["GET /api/communities/:communityId/charter/revisions"],
    perDay: 0.02,
    costs: { requests: 3, afterAccess: 2, rounds: 2, largestItem: 760 },
    prepare: (app) => () => ask(app, "GET", `${here(app)}/charter/revisions`),
  },
  "look through the directory": {
    covers: ["GET /api/directory"],
    perDay: 0.2,
    costs: { requests: 1, afterAccess: 1, rounds: 1, largestItem: 548 },
    prepare: async (app) => {
      await list(app);
      return () => ask(app, "GET", "/api/directory?q=print");
    },
  },
  "stand before a community": {
    covers: ["GET /api/directory/:communityId"],
    perDay: 0.1,
    costs: { requests: 3, afterAccess: 2, rounds: 2, largestItem: 1004 },
    prepare: async (app) => {
      await list(app);
      return () => ask(app, "GET", door(app));
    },
  },
  "ask to be let in": {
    covers: ["PUT /api/directory/:communityId/knock"],
    perDay: 0.02,
    costs: { requests: 3, afterAccess: 3, rounds: 3, largestItem: 908 },
    prepare: async (app) => {
      await list(app);
      return () => knock(app);
    },
  },
  "ask no more": {
    covers: ["DELETE /api/directory/:communityId/knock"],
    perDay: 0.01,
    costs: { requests: 2, afterAccess: 2, rounds: 2, largestItem: 1102 },
    prepare: async (app) => {
      await list(app);
      await knock(app);
      return () => ask(app, "DELETE", `${door(app)}/knock`, undefined, ben);
    },
  },
  "see who asks to be let in": {
    covers: ["GET /api/communities/:communityId/knocks"],
    perDay: 0.2,
    costs: { requests: 2, afterAccess: 1, rounds: 2, largestItem: 760 },
    prepare: (app) => () => ask(app, "GET", `${here(app)}/knocks`),
  },
  "let somebody in": {
    covers: ["PUT /api/communities/:communityId/admitted/:userId"],
    perDay: 0.02,
    costs: { requests: 8, afterAccess: 7, rounds: 7, largestItem: 1102 },
    prepare: async (app) => {
      await list(app);
      await knock(app);
      return () => ask(app, "PUT", `${here(app)}/admitted/${ben.userId}`);
    },
  },
  "take back that somebody was let in": {
    covers: ["DELETE /api/communities/:communityId/admitted/:userId"],
    perDay: 0.002,
    costs: { requests: 2, afterAccess: 1, rounds: 2, largestItem: 760 },
    prepare: (app) => () => ask(app, "DELETE", `${here(app)}/admitted/${ben.userId}`),
  },
  "pass over who asks": {
    covers: ["DELETE /api/communities/:communityId/knocks/:userId"],
    perDay: 0.01,
    costs: { requests: 3, afterAccess: 2, rounds: 3, largestItem: 1102 },
    prepare: async (app) => {
      await list(app);
      await knock(app);
      return () => ask(app, "DELETE", `${here(app)}/knocks/${ben.userId}`);
    },
  },
  "take a community along": {
    covers: ["GET /api/communities/:communityId/export"],
    perDay: 0.01,
    costs: { requests: 10, afterAccess: 9, rounds: 10, largestItem: 2007 },
    prepare: (app) => () => ask(app, "GET", `${here(app)}/export`),
  },
  "bring a community in": {
    covers: ["POST /api/communities/:communityId/import"],
    readsTwice: "seldom: it is judged before anything else is asked or written, and again as it is changed",
    perDay: 0.001,
    costs: { requests: 32, afterAccess: 30, rounds: 8, largestItem: 2259 },
    prepare: async (app) => {
      const file = await exportCommunity(app.deps, actorOf(ada), app.community.id);
      const place = { conversationId: groupChat.id, kind: "groupChat" as const, name: groupChat.name };
      const input = { name: "Lunch", purpose: "", place, nonce: "nonce-of-start" };
      const { id } = await startCommunity(app.deps, actorOf(ada), input);
      return () => ask(app, "POST", `/api/communities/${id}/import`, file);
    },
  },
} satisfies Record<string, UseCase>;
