// What Teams calls besides the dialogs and buttons of tips and problems.
import assert from "node:assert/strict";
import { dialogOf, foundIn, submitOf } from "../teams/card-client.ts";
import { post } from "../teams/save-tip-rig.ts";
import type { App } from "./app.ts";
import { asked } from "./problem-use-cases.ts";
import type { UseCase } from "./use-case.ts";

const replyWith = async (app: App, name: string, more: object = {}) => {
  const value = { commandId: "replyWith", commandContext: "message", messagePayload: post, ...more };
  return dialogOf((await app.bot.invoke(`composeExtension/${name}`, value)).body);
};

async function press(app: App, verb: string): Promise<void> {
  const data = { verb, communityId: app.community.id, kind: "tip", id: app.tips[0]?.id };
  const action = { type: "Action.Execute", verb, data };
  const answer = await app.bot.invoke("adaptiveCard/action", { action });
  assert.match(String(answer.at("value")), /pinned/iu);
}

async function findByForm(app: App): Promise<void> {
  const action = { type: "Action.Execute", verb: "findEntries", data: { query: "spooler" } };
  const answer = await app.bot.invoke("adaptiveCard/action", { action });
  assert.match(JSON.stringify(answer.at("value")), /spooler.*%2Ftip%2F/u);
}

async function findByButton(app: App): Promise<void> {
  const data = { command: "find", rest: "spooler" };
  const action = { type: "Action.Execute", verb: "runCommand", data };
  const answer = await app.bot.invoke("adaptiveCard/action", { action });
  assert.match(JSON.stringify(answer.at("value")), /spooler.*%2Ftip%2F/u);
}

export const teamsEndpointUseCases = {
  "paste a link to a tip": {
    covers: ["a pasted link"],
    prepare: (app) => async () => {
      const url = `https://commonplace.example/tab/community/${app.community.id}/tip/${app.tips[0]?.id}`;
      foundIn((await app.bot.invoke("composeExtension/queryLink", { url })).body);
    },
  },
  "the bot's find by a button": {
    covers: ["verb runCommand"],
    prepare: async (app) => {
      await findByButton(app);
      return () => findByButton(app);
    },
  },
  "the bot's find by its form": {
    covers: ["verb findEntries"],
    prepare: async (app) => {
      await findByForm(app);
      return () => findByForm(app);
    },
  },
  "open the dialog of replyWith": {
    covers: ["open replyWith"],
    prepare: async (app) => {
      await asked(app);
      await replyWith(app, "fetchTask");
      return () => replyWith(app, "fetchTask");
    },
  },
  "submit the dialog of replyWith": {
    covers: ["submit replyWith"],
    prepare: async (app) => {
      await asked(app);
      const data = submitOf(await replyWith(app, "fetchTask"));
      return () => replyWith(app, "submitAction", { data });
    },
  },
  "pin a tip by its card": {
    covers: ["verb pinEntry"],
    prepare: (app) => () => press(app, "pinEntry"),
  },
  "unpin a tip by its card": {
    covers: ["verb unpinEntry"],
    prepare: async (app) => {
      await press(app, "pinEntry");
      return () => press(app, "unpinEntry");
    },
  },
} satisfies Record<string, UseCase>;
