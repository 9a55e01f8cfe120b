// Thanks, by the tab's API. ada thanks ben.
import assert from "node:assert/strict";
import { giveThanks } from "../../bot/community/thanks/give-thanks.ts";
import { actorOf, ada, ben, channel, eve } from "../teams/rig.ts";
import { contentOf, dialogOf, submitOf } from "../teams/card-client.ts";
import { post } from "../teams/save-tip-rig.ts";
import type { App } from "./measured-app.ts";
import { press, tellAll } from "./notice-use-cases.ts";
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

/** The bot's form in the channel. */
async function form(app: App): Promise<unknown> {
  const [attachment] = (await app.bot.message("thank")).replies[0]?.attachments ?? [];
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
    perDay: 0.5,
    costs: { requests: 5, afterAccess: 4, rounds: 4, largestItem: 1311 },
    prepare: (app) => () => give(app),
  },
  "look at one's thanks": {
    covers: [`GET ${mine}`],
    perDay: 1,
    costs: { requests: 2, afterAccess: 2, rounds: 1, largestItem: 1311 },
    prepare: async (app) => {
      await give(app);
      return () => ask(app, "GET", mine, undefined, ben);
    },
  },
  "show thanks that one received": {
    covers: [`PUT ${mine}/:thanksId/answer`],
    perDay: 0.4,
    readsTwice: "whether it was taken back meanwhile is asked at the end",
    costs: { requests: 6, afterAccess: 5, rounds: 6, largestItem: 1665 },
    prepare: async (app) => {
      await give(app);
      const address = `${mine}/${await thanksId(app)}/answer`;
      return () => ask(app, "PUT", address, { answer: "show", announce: true }, ben);
    },
  },
  "take thanks along as a document": {
    covers: [`GET ${mine}/document`],
    perDay: 0.02,
    costs: { requests: 1, afterAccess: 1, rounds: 1, largestItem: 1311 },
    prepare: async (app) => {
      await give(app);
      return () => ask(app, "GET", `${mine}/document`, undefined, ben);
    },
  },
  "choose what happens to thanks": {
    covers: [`PUT ${mine}/preferences`],
    perDay: 0.02,
    costs: { requests: 2, afterAccess: 2, rounds: 2, largestItem: 569 },
    prepare: (app) => () =>
      ask(app, "PUT", `${mine}/preferences`, {
        receiving: "always",
        announceReceived: true,
        nameWhenGiving: true,
      }),
  },
  "look at what one gave": {
    covers: [`GET ${mine}/given`],
    perDay: 0.1,
    costs: { requests: 1, afterAccess: 1, rounds: 1, largestItem: 887 },
    prepare: async (app) => {
      await give(app);
      return () => ask(app, "GET", `${mine}/given`);
    },
  },
  "take thanks back": {
    covers: [`DELETE ${mine}/given/:thanksId`],
    perDay: 0.02,
    costs: { requests: 5, afterAccess: 5, rounds: 5, largestItem: 1311 },
    prepare: async (app) => {
      await give(app);
      const id = await thanksId(app);
      return () => ask(app, "DELETE", `${mine}/given/${id}`);
    },
  },
  "choose somebody to thank": {
    covers: [`GET ${route}/people`],
    perDay: 0.5,
    costs: { requests: 1, afterAccess: 0, rounds: 1, largestItem: 760 },
    prepare: (app) => () => ask(app, "GET", `${here(app)}/people`),
  },
  "look at a community's thanks": {
    covers: [`GET ${route}/thanks`],
    perDay: 2,
    costs: { requests: 3, afterAccess: 2, rounds: 2, largestItem: 964 },
    prepare: async (app) => {
      await shown(app);
      return () => ask(app, "GET", `${here(app)}/thanks`);
    },
  },
  "join in thanks": {
    covers: [`PUT ${route}/thanks/:thanksId/second`],
    perDay: 0.3,
    costs: { requests: 4, afterAccess: 3, rounds: 4, largestItem: 1122 },
    prepare: async (app) => {
      const address = `${await shown(app)}/second`;
      return () => ask(app, "PUT", address, { reason: "He did the same for us." });
    },
  },
  "take one's joining in back": {
    covers: [`DELETE ${route}/thanks/:thanksId/second`],
    perDay: 0.02,
    costs: { requests: 3, afterAccess: 2, rounds: 3, largestItem: 1122 },
    prepare: async (app) => {
      const address = `${await shown(app)}/second`;
      await ask(app, "PUT", address, { reason: "He did the same for us." });
      return () => ask(app, "DELETE", address);
    },
  },
  "hide thanks": {
    covers: [],
    perDay: 0.01,
    readsTwice: "as when a tip is hidden",
    costs: { requests: 5, afterAccess: 4, rounds: 5, largestItem: 1491 },
    prepare: async (app) => {
      const id = (await shown(app)).split("/").at(-1);
      const body = { reason: "It names a customer." };
      return () => ask(app, "PUT", `${here(app)}/hidden/recognition/${id}`, body);
    },
  },
  "open the dialog of recognisePeer": {
    covers: ["open recognisePeer"],
    perDay: 0.3,
    costs: { requests: 3, afterAccess: 2, rounds: 2, largestItem: 760 },
    prepare: (app) => () => call(app, "fetchTask"),
  },
  "submit the dialog of recognisePeer": {
    covers: ["submit recognisePeer"],
    perDay: 0.2,
    costs: { requests: 5, afterAccess: 4, rounds: 4, largestItem: 1560 },
    prepare: async (app) => {
      const data = submitOf(await call(app, "fetchTask"), { reason });
      return () => call(app, "submitAction", { data });
    },
  },
  "the bot's thank in a channel": {
    covers: ["command thank"],
    perDay: 0.1,
    costs: { requests: 4, afterAccess: 3, rounds: 2, largestItem: 760 },
    prepare: (app) => () => form(app),
  },
  "thank by the bot's form": {
    covers: ["verb giveThanks"],
    perDay: 0.1,
    costs: { requests: 5, afterAccess: 4, rounds: 4, largestItem: 1311 },
    prepare: async (app) => {
      const data = submitOf(await form(app), { reason, person: ben.userId });
      return () => app.bot.invoke("adaptiveCard/action", { action: { verb: "giveThanks", data } });
    },
  },
  "answer thanks by the card": {
    covers: ["verb answerThanks"],
    perDay: 0.2,
    readsTwice: "the card shows what is so after the answer",
    costs: { requests: 6, afterAccess: 6, rounds: 5, largestItem: 1370 },
    prepare: async (app) => {
      await give(app);
      const id = await thanksId(app);
      await tellAll(app);
      return () => press(app, ben, "answerThanks", { thanksId: id, choice: "keepThanks" });
    },
  },
} satisfies Record<string, UseCase>;
