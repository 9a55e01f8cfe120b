// Problems in Teams: asking by dialog and by the bot, the buttons of the card, and telling it. ada asks, ben replies.
import assert from "node:assert/strict";
import { actionsOf, contentOf, dialogOf, submitOf } from "../teams/card-client.ts";
import { ben, type Where } from "../teams/rig.ts";
import { post } from "../teams/save-tip-rig.ts";
import type { App } from "./app.ts";
import { asked, replied, solved } from "./problem-use-cases.ts";
import type { UseCase } from "./use-case.ts";

const call = async (app: App, name: string, more: object = {}) => {
  const value = { commandId: "askProblem", commandContext: "message", messagePayload: post, ...more };
  return dialogOf((await app.bot.invoke(`composeExtension/${name}`, value)).body);
};

/** A button of a card of the bot; the card itself needs no telling. */
async function press(app: App, verb: string, data: object, where: Where = {}): Promise<void> {
  const action = { type: "Action.Execute", verb, data: { verb, ...data } };
  const answer = await app.bot.invoke("adaptiveCard/action", { action }, where);
  assert.ok(actionsOf(answer.at("value")).length > 0, JSON.stringify(answer.body));
}

const idsIn = (app: App, path: string, more: object = {}) => ({
  communityId: app.community.id,
  problemId: path.split("/").at(-1),
  ...more,
});

async function form(app: App) {
  const { replies } = await app.bot.message("ask the printer is stuck");
  const [attachment] = replies[0]?.attachments ?? [];
  assert.ok(attachment);
  return submitOf(contentOf(attachment));
}

export const problemCardUseCases = {
  "open the dialog of askProblem": {
    covers: ["open askProblem"],
    prepare: (app) => () => call(app, "fetchTask"),
  },
  "submit the dialog of askProblem": {
    covers: ["submit askProblem"],
    prepare: async (app) => {
      const data = submitOf(await call(app, "fetchTask"), { title: "Zebra crossing" });
      return () => call(app, "submitAction", { data });
    },
  },
  "the bot's ask in a channel": {
    covers: ["command ask"],
    prepare: (app) => () => form(app),
  },
  "ask by the bot's form": {
    covers: ["verb askProblem"],
    prepare: async (app) => {
      const data = { ...(await form(app)), seen: true };
      return () => press(app, "askProblem", data);
    },
  },
  "reply by the card": {
    covers: ["verb replyToProblem"],
    prepare: async (app) => {
      const { path } = await asked(app);
      return () => press(app, "replyToProblem", idsIn(app, path, { reply: "Clear it." }), { by: ben });
    },
  },
  "accept a reply by the card": {
    covers: ["verb acceptReply"],
    prepare: async (app) => {
      const { path, reply } = await replied(app);
      const replyId = reply.split("/").at(-1);
      return () => press(app, "acceptReply", idsIn(app, path, { replyId }));
    },
  },
  "open a problem again by the card": {
    covers: ["verb reopenProblem"],
    prepare: async (app) => {
      const { path } = await solved(app);
      return () => press(app, "reopenProblem", idsIn(app, path, { whyAgain: "It came back." }));
    },
  },
  "have a problem too by the card": {
    covers: ["verb haveProblemToo"],
    prepare: async (app) => {
      const { path } = await asked(app);
      return () => press(app, "haveProblemToo", idsIn(app, path), { by: ben });
    },
  },
  "post or change a problem's card": {
    covers: [],
    prepare: async (app) => {
      await asked(app);
      const [record] = await app.deps.records.listOutbox(1);
      assert.ok(record?.outbox);
      const claim = app.bot.outbox.claim();
      const claimed = { ...record, outbox: record.outbox.map((one) => ({ ...(one as object), claim })) };
      const before = app.bot.teams.sent.length;
      return async () => {
        app.bot.outbox.soon(claimed);
        await app.bot.outbox.settled();
        assert.equal(app.bot.teams.sent.length, before + 1);
      };
    },
  },
  "post or change it by a sweep, after a failure": {
    covers: [],
    prepare: async (app) => {
      await asked(app);
      const before = app.bot.teams.sent.length;
      return async () => {
        await app.bot.outbox.sweep();
        assert.equal(app.bot.teams.sent.length, before + 1);
      };
    },
  },
} satisfies Record<string, UseCase>;
