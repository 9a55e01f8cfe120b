// What people are told in private: choosing it, the buttons of its card, and telling it. ada looks after the community,
// ben wrote what she saved.
import assert from "node:assert/strict";
import { saveTip } from "../../bot/community/tips/save-tip.ts";
import type { StoredRecord } from "../../bot/records/records.ts";
import { actionsOf } from "../teams/card-client.ts";
import type { Person } from "../teams/fake-teams.ts";
import { actorOf, ada, ben, channel, tenantId } from "../teams/rig.ts";
import { tipInput, type App } from "./app.ts";
import { asked, replied } from "./problem-use-cases.ts";
import { ask, here, type UseCase } from "./use-case.ts";

const settings = "/api/me/notices/settings";
const choice = { off: ["reply"], quietHours: { from: "22:00", to: "07:00", zone: "Europe/Lisbon" } };

/** Ada saves a message of ben's: he is asked. */
async function saveBens(app: App): Promise<string> {
  const { tip } = await saveTip(app.deps, actorOf(ada), app.community.id, {
    title: "Clean the rollers",
    markdown: "With a dry cloth.",
    tags: [],
    credit: { kind: "person", name: ben.name, userId: ben.userId },
    source: { conversationId: channel.id, messageId: "1700000000999" },
    nonce: "nonce-of-bens-tip",
  });
  return tip.id;
}

/** Ben asks to be let in: ada is told. */
async function accessRequest(app: App): Promise<void> {
  await ask(app, "PUT", `${here(app)}/listed`);
  await ask(app, "PUT", `/api/directory/${app.community.id}/access-request`, { message: "" }, ben);
}

/** Everything is told by sweeps: first to the people's records, then on their cards. */
export async function deliverAll(app: App): Promise<void> {
  while ((await app.deps.records.listOutbox(1)).length > 0) await app.bot.outbox.sweep();
}

const waiting = async (app: App): Promise<StoredRecord> => {
  const [record] = await app.deps.records.listOutbox(1);
  assert.ok(record?.outbox);
  return record;
};

/** Told by the instance that wrote it, right after its write. */
async function deliverOwn(app: App, record: StoredRecord): Promise<void> {
  const claim = app.bot.outbox.claim();
  app.bot.outbox.soon({
    ...record,
    outbox: (record.outbox ?? []).map((one) => ({ ...(one as object), claim })),
  });
  await app.bot.outbox.settled();
}

/** A button of the card that was sent last; the cards of others follow by the outbox. */
export async function press(app: App, by: Person, verb: string, data: object): Promise<void> {
  const action = { type: "Action.Execute", verb, data: { verb, ...data } };
  const conversation = { id: app.bot.teams.chatOf(by), conversationType: "personal", tenantId };
  const fields = { replyToId: app.bot.teams.sent.at(-1)?.id, conversation };
  const answer = await app.bot.invoke("adaptiveCard/action", { action }, { by, place: "personal", fields });
  assert.ok(actionsOf(answer.at("value")).length > 0, JSON.stringify(answer.body));
}

export const noticeUseCases = {
  "see what one hears of": {
    covers: [`GET ${settings}`],
    prepare: (app) => () => ask(app, "GET", settings),
  },
  "choose what one hears of": {
    covers: [`PUT ${settings}`],
    prepare: (app) => () => ask(app, "PUT", settings, choice),
  },
  "say by the card how one's message is credited": {
    covers: ["verb answerCredit"],
    prepare: async (app) => {
      const tipId = await saveBens(app);
      await deliverAll(app);
      return () => press(app, ben, "answerCredit", { communityId: app.community.id, tipId, choice: "keep" });
    },
  },
  "let somebody in by the card": {
    covers: ["verb answerAccessRequest"],
    prepare: async (app) => {
      await accessRequest(app);
      await deliverAll(app);
      const data = { communityId: app.community.id, userId: ben.userId, choice: "letIn" };
      return () => press(app, ada, "answerAccessRequest", data);
    },
  },
  "mark a reply as the solution by the card that tells of it": {
    covers: ["verb acceptNoticedReply"],
    prepare: async (app) => {
      const { reply } = await replied(app);
      await deliverAll(app);
      const [problemId, , replyId] = reply.split("/").slice(-3);
      const data = { communityId: app.community.id, problemId, replyId };
      return () => press(app, ada, "acceptNoticedReply", data);
    },
  },
  "say not now to being asked, too": {
    covers: ["verb declineAsked"],
    prepare: async (app) => {
      const { path } = await asked(app);
      await ask(app, "POST", `${path}/asked-people`, { people: [ben.userId] });
      await deliverAll(app);
      const problemId = path.split("/").at(-1);
      return () => press(app, ben, "declineAsked", { communityId: app.community.id, problemId });
    },
  },
  "put a notice to what waits for a person": {
    covers: [],
    prepare: async (app) => {
      await saveBens(app);
      const record = await waiting(app);
      return () => deliverOwn(app, record);
    },
  },
  "tell those who follow a tag of a new tip": {
    covers: [],
    prepare: async (app) => {
      await ask(app, "PUT", `/api/me/following/${app.community.id}/tags/printing`, undefined, ben);
      await ask(app, "POST", `${here(app)}/tips`, tipInput("nonce-of-followed-tip"));
      const record = await waiting(app);
      return () => deliverOwn(app, record);
    },
  },
  "tell what waits for a person": {
    covers: [],
    prepare: async (app) => {
      await saveBens(app);
      await app.bot.outbox.sweep();
      const record = await waiting(app);
      const before = app.bot.teams.sent.length;
      return async () => {
        await deliverOwn(app, record);
        assert.equal(app.bot.teams.sent.length, before + 1);
      };
    },
  },
} satisfies Record<string, UseCase>;
