// Every use case: how each route, command, dialog and button is asked. A new one joins with one entry.
// Where a person's communities count, there are three.
import assert from "node:assert/strict";
import { dialogOf, foundIn, submitOf } from "../teams/card-client.ts";
import { activityOf, ben, botAccountId, channel, groupChat, type Answer, type Where } from "../teams/rig.ts";
import { post } from "../teams/save-tip-rig.ts";
import { tipInput, type App } from "./app.ts";
import { pictureUseCases } from "./picture-use-cases.ts";
import { problemCardUseCases } from "./problem-card-use-cases.ts";
import { problemUseCases } from "./problem-use-cases.ts";
import { boardUseCases } from "./board-use-cases.ts";
import { tagUseCases } from "./tag-use-cases.ts";
import { storyUseCases } from "./story-use-cases.ts";
import { startingKitUseCases } from "./starting-kit-use-cases.ts";
import { stewardshipUseCases } from "./stewardship-use-cases.ts";
import { myDataUseCases } from "./my-data-use-cases.ts";
import { noticeUseCases } from "./notice-use-cases.ts";
import { moderationUseCases } from "./moderation-use-cases.ts";
import { teamsEndpointUseCases } from "./teams-endpoint-use-cases.ts";
import { thanksUseCases } from "./thanks-use-cases.ts";
import { digestUseCases } from "./digest-use-cases.ts";
import { tipTruthUseCases } from "./tip-truth-use-cases.ts";
import { personalUseCases } from "./personal-use-cases.ts";
import { ask, here, type UseCase } from "./use-case.ts";

const newNonce = "nonce-of-another-tip";

function newestTip({ tips }: App) {
  const tip = tips.at(-1);
  assert.ok(tip);
  return tip;
}

const startInput = (name: string) => ({ name, purpose: "What keeps us going.", nonce: "nonce-of-the-form" });

function find(app: App, query: string, where?: Where) {
  const parameters = [{ name: "query", value: query }];
  return app.bot.invoke("composeExtension/query", { commandId: "findTip", parameters }, where);
}

async function findSome(app: App, query: string, where?: Where): Promise<void> {
  assert.ok(foundIn((await find(app, query, where)).body).length > 0);
}

/** Of the same thread as {@link post}. */
const nextPost = { ...post, id: "1767603660000", replyToId: post.id, linkToMessage: null };

const saveTipCall = (app: App, name: string, more: object, where: Where): Promise<Answer> =>
  app.bot.invoke(
    `composeExtension/${name}`,
    { commandId: "saveTip", commandContext: "message", ...more },
    where,
  );

const openDialog = async (app: App, where: Where = {}, messagePayload: object = post) =>
  dialogOf((await saveTipCall(app, "fetchTask", { messagePayload }, where)).body);

const submitDialog = async (app: App, data: unknown, where: Where = {}, messagePayload: object = post) =>
  dialogOf((await saveTipCall(app, "submitAction", { data, messagePayload }, where)).body);

async function say(app: App, text: string, where?: Where): Promise<void> {
  const { replies } = await app.bot.message(text, where);
  assert.equal(replies[0]?.attachments?.length, 1);
}

async function searched(app: App): Promise<void> {
  await ask(app, "POST", `${here(app)}/search`, { q: "spooler" });
}

export const useCases = {
  "start a community in the tab": {
    covers: ["POST /api/communities"],
    prepare: (app) => () => {
      const place = { conversationId: groupChat.id, kind: "groupChat", name: groupChat.name };
      return ask(app, "POST", "/api/communities", { ...startInput("Lunch"), place });
    },
  },
  "start a community from the bot's card": {
    covers: ["verb startCommunity"],
    prepare: (app) => async () => {
      const action = { type: "Action.Execute", verb: "startCommunity", data: startInput("Lunch") };
      const answer = await app.bot.invoke("adaptiveCard/action", { action }, { place: "groupChat" });
      assert.doesNotMatch(JSON.stringify(answer.body), /startCommunity/u);
    },
  },
  "configure a tab": {
    covers: ["GET /api/places/:conversationId"],
    prepare: (app) => () => ask(app, "GET", `/api/places/${encodeURIComponent(channel.id)}`),
  },
  "open a community's tab": {
    covers: ["GET /api/communities/:communityId"],
    prepare: (app) => () => ask(app, "GET", here(app)),
  },
  "its button to join or leave": {
    covers: ["GET /api/me/communities/:communityId"],
    prepare: (app) => () => ask(app, "GET", `/api/me/communities/${app.community.id}`),
  },
  "show more tips": {
    covers: ["GET /api/communities/:communityId/tips"],
    prepare: async (app) => {
      const { json } = await ask(app, "GET", here(app));
      const { cursor } = json as { cursor: string };
      return () => ask(app, "GET", `${here(app)}/tips?cursor=${encodeURIComponent(cursor)}`);
    },
  },
  "open a tip": {
    covers: ["GET /api/communities/:communityId/tips/:tipId"],
    prepare: (app) => () => ask(app, "GET", `${here(app)}/tips/${newestTip(app).id}`),
  },
  "save a tip in the tab": {
    covers: ["POST /api/communities/:communityId/tips"],
    prepare: (app) => () => ask(app, "POST", `${here(app)}/tips`, tipInput(newNonce)),
  },
  "edit a tip": {
    covers: ["PUT /api/communities/:communityId/tips/:tipId"],
    prepare: (app) => () => {
      const { id, version } = newestTip(app);
      const { title, markdown, tags } = tipInput(newNonce);
      return ask(app, "PUT", `${here(app)}/tips/${id}`, { title: `${title}!`, markdown, tags, version });
    },
  },
  "paste a message": {
    covers: ["POST /api/messages-to-markdown"],
    prepare: (app) => () => ask(app, "POST", "/api/messages-to-markdown", { html: post.body.content }),
  },
  "tags while a tip is written": {
    covers: ["GET /api/communities/:communityId/tags"],
    prepare: async (app) => {
      await searched(app);
      return () => ask(app, "GET", `${here(app)}/tags`);
    },
  },
  "list a community by filters": {
    covers: ["GET /api/communities/:communityId/entries"],
    prepare: async (app) => {
      await searched(app);
      return () => ask(app, "GET", `${here(app)}/entries?kind=problem&state=open`);
    },
  },
  "see what is similar while asking": {
    covers: ["POST /api/communities/:communityId/similar"],
    prepare: async (app) => {
      await searched(app);
      return () => ask(app, "POST", `${here(app)}/similar`, { text: "The spooler stops" });
    },
  },
  "search a community": {
    covers: ["POST /api/communities/:communityId/search"],
    prepare: async (app) => {
      await searched(app);
      return () => searched(app);
    },
  },
  "search one's communities": {
    covers: ["POST /api/me/search"],
    prepare: async (app) => {
      await ask(app, "POST", "/api/me/search", { q: "spooler" });
      return () => ask(app, "POST", "/api/me/search", { q: "spooler" });
    },
  },
  "list one's communities by filters": {
    covers: ["GET /api/me/entries"],
    prepare: async (app) => {
      await ask(app, "POST", "/api/me/search", { q: "spooler" });
      return () => ask(app, "GET", "/api/me/entries?only=unanswered");
    },
  },
  "open the personal tab": {
    covers: ["GET /api/me/communities"],
    prepare: (app) => () => ask(app, "GET", "/api/me/communities"),
  },
  "join a community": {
    covers: ["PUT /api/me/communities/:communityId"],
    prepare: (app) => () => ask(app, "PUT", `/api/me/communities/${app.community.id}`, undefined, ben),
  },
  "leave a community": {
    covers: ["DELETE /api/me/communities/:communityId"],
    prepare: (app) => () => ask(app, "DELETE", `/api/me/communities/${app.community.id}`),
  },
  "open the dialog of saveTip": {
    covers: ["open saveTip"],
    prepare: async (app) => {
      await searched(app);
      return () => openDialog(app);
    },
  },
  "submit the dialog of saveTip": {
    covers: ["submit saveTip"],
    prepare: async (app) => {
      const data = submitOf(await openDialog(app));
      return () => submitDialog(app, data);
    },
  },
  "open it on another message of the thread": {
    covers: [],
    prepare: async (app) => {
      await submitDialog(app, submitOf(await openDialog(app)));
      await searched(app);
      return () => openDialog(app, {}, nextPost);
    },
  },
  "add that message to the tip": {
    covers: [],
    prepare: async (app) => {
      await submitDialog(app, submitOf(await openDialog(app)));
      const data = submitOf(await openDialog(app, {}, nextPost));
      return () => submitDialog(app, data, {}, nextPost);
    },
  },
  "submit it and join": {
    covers: [],
    prepare: async (app) => {
      const data = submitOf(await openDialog(app, { by: ben }), { join: "true" });
      return () => submitDialog(app, data, { by: ben });
    },
  },
  "submit it and start a community": {
    covers: [],
    prepare: async (app) => {
      const where = { place: "groupChat", by: ben } as const;
      const data = submitOf(await openDialog(app, where));
      return () => submitDialog(app, data, where);
    },
  },
  "findTip before anything is typed": {
    covers: [],
    prepare: (app) => () => findSome(app, ""),
  },
  "findTip before anything is typed, in a personal chat": {
    covers: [],
    prepare: (app) => () => findSome(app, "", { place: "personal" }),
  },
  "findTip with a query": {
    covers: ["search findTip"],
    prepare: async (app) => {
      await findSome(app, "spooler");
      return () => findSome(app, "spooler");
    },
  },
  "the bot's find in a channel": {
    covers: ["command find"],
    prepare: async (app) => {
      await searched(app);
      return () => say(app, "find spooler");
    },
  },
  "the bot's start where there is a community": {
    covers: ["command start"],
    prepare: (app) => () => say(app, "start"),
  },
  "the bot's help": {
    covers: ["command help"],
    prepare: (app) => () => say(app, "help"),
  },
  "welcome in a channel": {
    covers: [],
    prepare: (app) => async () => {
      const membersAdded = [{ id: botAccountId, name: "Commonplace" }];
      const added = activityOf(app.bot.teams, { type: "conversationUpdate", membersAdded });
      assert.equal((await app.bot.post(added)).replies.length, 1);
    },
  },
  ...problemUseCases,
  ...boardUseCases,
  ...pictureUseCases,
  ...tagUseCases,
  ...stewardshipUseCases,
  ...startingKitUseCases,
  ...problemCardUseCases,
  ...tipTruthUseCases,
  ...digestUseCases,
  ...moderationUseCases,
  ...storyUseCases,
  ...teamsEndpointUseCases,
  ...personalUseCases,
  ...noticeUseCases,
  ...myDataUseCases,
  ...thanksUseCases,
} satisfies Record<string, UseCase>;

export type UseCaseName = keyof typeof useCases;
