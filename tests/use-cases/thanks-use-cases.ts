// Thanks, by the tab's API. ada thanks ben.
import assert from "node:assert/strict";
import { giveThanks } from "../../bot/community/thanks/give-thanks.ts";
import { actorOf, ada, ben, channel, eve } from "../teams/rig.ts";
import { contentOf, dialogOf, submitOf } from "../teams/card-client.ts";
import { post } from "../teams/save-tip-rig.ts";
import type { App } from "./app.ts";
import { press, deliverAll } from "./notice-use-cases.ts";
import { ask, here, type UseCase } from "./use-case.ts";

const route = "/api/communities/:communityId";
const mine = "/api/me/thanks";

const reason = "He came by twice and found out that it was the cable. ".repeat(4).trim();

const give = (app: App) =>
  ask(app, "POST", `${here(app)}/thanks`, { person: { userId: ben.userId, name: ben.name }, reason });

const call = async (app: App, name: "fetchTask" | "submitAction", more: object = {}) =>
  dialogOf(
    (
      await app.bot.invoke(`composeExtension/${name}`, {
        commandId: "recognisePeer",
        commandContext: "message",
        messagePayload: post,
        ...more,
      })
    ).body,
  );

/** The bot's form in the personal chat. */
async function form(app: App): Promise<unknown> {
  const [attachment] = (await app.bot.message("thank", { place: "personal" })).replies[0]?.attachments ?? [];
  assert.ok(attachment);
  return contentOf(attachment);
}

async function thanksId(app: App): Promise<string> {
  const { json } = await ask(app, "GET", mine, undefined, ben);
  const [first] = (json as { thanks: { id: string }[] }).thanks;
  assert.ok(first);
  return first.id;
}

/** Eve thanked ben, who shows it; its address in the community. */
async function shown(app: App): Promise<string> {
  app.bot.teams.setRoster(channel.id, [ada, ben, eve]);
  const input = { person: { userId: ben.userId, name: ben.name }, reason };
  await giveThanks(app.deps, actorOf(eve), app.community.id, input);
  const id = await thanksId(app);
  await ask(app, "PUT", `${mine}/${id}/answer`, { answer: "show" }, ben);
  return `${here(app)}/thanks/${id}`;
}

export const thanksUseCases = {
  "thank somebody": {
    covers: [`POST ${route}/thanks`],
    prepare: (app) => () => give(app),
  },
  "look at one's thanks": {
    covers: [`GET ${mine}`],
    prepare: async (app) => {
      await give(app);
      return () => ask(app, "GET", mine, undefined, ben);
    },
  },
  "show thanks that one received": {
    covers: [`PUT ${mine}/:thanksId/answer`],
    prepare: async (app) => {
      await give(app);
      const address = `${mine}/${await thanksId(app)}/answer`;
      return () => ask(app, "PUT", address, { answer: "show", announce: true }, ben);
    },
  },
  "take thanks along as a document": {
    covers: [`GET ${mine}/document`],
    prepare: async (app) => {
      await give(app);
      return () => ask(app, "GET", `${mine}/document`, undefined, ben);
    },
  },
  "choose what happens to thanks": {
    covers: [`PUT ${mine}/preferences`],
    prepare: (app) => () =>
      ask(app, "PUT", `${mine}/preferences`, {
        receiving: "always",
        announceReceived: true,
        nameWhenGiving: true,
      }),
  },
  "look at what one gave": {
    covers: [`GET ${mine}/given`],
    prepare: async (app) => {
      await give(app);
      return () => ask(app, "GET", `${mine}/given`);
    },
  },
  "take thanks back": {
    covers: [`DELETE ${mine}/given/:thanksId`],
    prepare: async (app) => {
      await give(app);
      const id = await thanksId(app);
      return () => ask(app, "DELETE", `${mine}/given/${id}`);
    },
  },
  "choose somebody to thank": {
    covers: [`GET ${route}/people`],
    prepare: (app) => () => ask(app, "GET", `${here(app)}/people`),
  },
  "look at a community's thanks": {
    covers: [`GET ${route}/thanks`],
    prepare: async (app) => {
      await shown(app);
      return () => ask(app, "GET", `${here(app)}/thanks`);
    },
  },
  "join in thanks": {
    covers: [`PUT ${route}/thanks/:thanksId/second`],
    prepare: async (app) => {
      const address = `${await shown(app)}/second`;
      return () => ask(app, "PUT", address, { reason: "He did the same for us." });
    },
  },
  "take one's joining in back": {
    covers: [`DELETE ${route}/thanks/:thanksId/second`],
    prepare: async (app) => {
      const address = `${await shown(app)}/second`;
      await ask(app, "PUT", address, { reason: "He did the same for us." });
      return () => ask(app, "DELETE", address);
    },
  },
  "hide thanks": {
    covers: [],
    prepare: async (app) => {
      const id = (await shown(app)).split("/").at(-1);
      const body = { reason: "It names a customer." };
      return () => ask(app, "PUT", `${here(app)}/hidden/recognition/${id}`, body);
    },
  },
  "open the dialog of recognisePeer": {
    covers: ["open recognisePeer"],
    prepare: (app) => () => call(app, "fetchTask"),
  },
  "submit the dialog of recognisePeer": {
    covers: ["submit recognisePeer"],
    prepare: async (app) => {
      const data = submitOf(await call(app, "fetchTask"), { reason });
      return () => call(app, "submitAction", { data });
    },
  },
  "the bot's thank in a channel": {
    covers: ["command thank"],
    prepare: (app) => () => form(app),
  },
  "thank by the bot's form": {
    covers: ["verb giveThanks"],
    prepare: async (app) => {
      const data = submitOf(await form(app), { reason, person: ben.userId });
      return () => app.bot.invoke("adaptiveCard/action", { action: { verb: "giveThanks", data } });
    },
  },
  "answer thanks by the card": {
    covers: ["verb answerThanks"],
    prepare: async (app) => {
      await give(app);
      const id = await thanksId(app);
      await deliverAll(app);
      return () => press(app, ben, "answerThanks", { thanksId: id, choice: "keepThanks" });
    },
  },
} satisfies Record<string, UseCase>;
