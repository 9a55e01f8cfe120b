// Reports, hiding, and one's own message, by the tab's API. ada is the steward.
import { saveTip } from "../../bot/community/tips/save-tip.ts";
import type { ReportsView } from "../../bot/contract/moderation.ts";
import { actorOf, ada, ben, channel } from "../teams/rig.ts";
import { tipInput, type App } from "./app.ts";
import { replied } from "./problem-use-cases.ts";
import { ask, here, type UseCase } from "./use-case.ts";

const route = "/api/communities/:communityId";
const named = ":kind/:entryId";
const reply = "problem/:entryId/replies/:replyId";
const body = { reason: "It names a customer." };

const tipId = (app: App) => app.tips.at(-1)?.id;
const report = (app: App) => `${here(app)}/reports/tip/${tipId(app)}`;
const hidden = (app: App) => `${here(app)}/hidden/tip/${tipId(app)}`;

/** The address under which a report of ben's is settled. */
async function settledReport(app: App): Promise<string> {
  await ask(app, "PUT", report(app), body, ben);
  const { json } = await ask(app, "GET", `${here(app)}/reports`);
  return `${here(app)}/settled-reports/${(json as ReportsView).reports[0]?.id}`;
}

/** How reports and hiding name a reply of ben's to a problem of ada's. */
const replyAddress = async (app: App): Promise<string> =>
  (await replied(app)).reply.replace(`${here(app)}/problems`, "problem");

/** The address of a tip that ada saved from a message of ben's. */
async function bensMessage(app: App): Promise<string> {
  const { userId, name } = actorOf(ben);
  const source = { conversationId: channel.id, messageId: "1700000000000" };
  const credit = { kind: "person", userId, name } as const;
  const input = { ...tipInput("nonce-of-bens"), source, credit };
  const { tip } = await saveTip(app.deps, actorOf(ada), app.community.id, input);
  return `${here(app)}/tips/${tip.id}`;
}

export const moderationUseCases = {
  "report a tip": {
    covers: [`PUT ${route}/reports/${named}`],
    prepare: (app) => () => ask(app, "PUT", report(app), body, ben),
  },
  "take a report back": {
    covers: [`DELETE ${route}/reports/${named}`],
    prepare: async (app) => {
      await ask(app, "PUT", report(app), body, ben);
      return () => ask(app, "DELETE", report(app), undefined, ben);
    },
  },
  "look at the reports": {
    covers: [`GET ${route}/reports`],
    prepare: async (app) => {
      await ask(app, "PUT", report(app), body, ben);
      return () => ask(app, "GET", `${here(app)}/reports`);
    },
  },
  "settle a report": {
    covers: [`PUT ${route}/settled-reports/:reportId`],
    prepare: async (app) => {
      const settled = await settledReport(app);
      return () => ask(app, "PUT", settled);
    },
  },
  "put a settled report back": {
    covers: [`DELETE ${route}/settled-reports/:reportId`],
    prepare: async (app) => {
      const settled = await settledReport(app);
      await ask(app, "PUT", settled);
      return () => ask(app, "DELETE", settled);
    },
  },
  "report a reply": {
    covers: [`PUT ${route}/reports/${reply}`],
    prepare: async (app) => {
      const at = await replyAddress(app);
      return () => ask(app, "PUT", `${here(app)}/reports/${at}`, body, ben);
    },
  },
  "take a report of a reply back": {
    covers: [`DELETE ${route}/reports/${reply}`],
    prepare: async (app) => {
      const at = await replyAddress(app);
      await ask(app, "PUT", `${here(app)}/reports/${at}`, body, ben);
      return () => ask(app, "DELETE", `${here(app)}/reports/${at}`, undefined, ben);
    },
  },
  "hide a reply": {
    covers: [`PUT ${route}/hidden/${reply}`],
    prepare: async (app) => {
      const at = await replyAddress(app);
      return () => ask(app, "PUT", `${here(app)}/hidden/${at}`, body);
    },
  },
  "return a hidden reply": {
    covers: [`POST ${route}/hidden/${reply}/returned`],
    prepare: async (app) => {
      const at = await replyAddress(app);
      await ask(app, "PUT", `${here(app)}/hidden/${at}`, body);
      return () => ask(app, "POST", `${here(app)}/hidden/${at}/returned`, body);
    },
  },
  "answer to one's reply being hidden": {
    covers: [`PUT ${route}/hidden/${reply}/answer`],
    prepare: async (app) => {
      const at = await replyAddress(app);
      await ask(app, "PUT", `${here(app)}/hidden/${at}`, body);
      return () => ask(app, "PUT", `${here(app)}/hidden/${at}/answer`, body, ben);
    },
  },
  "hide a tip": {
    covers: [`PUT ${route}/hidden/${named}`],
    prepare: (app) => () => ask(app, "PUT", hidden(app), body),
  },
  "return a hidden tip": {
    covers: [`POST ${route}/hidden/${named}/returned`],
    prepare: async (app) => {
      await ask(app, "PUT", hidden(app), body);
      return () => ask(app, "POST", `${hidden(app)}/returned`, body);
    },
  },
  "answer to one's tip being hidden": {
    covers: [`PUT ${route}/hidden/${named}/answer`],
    prepare: async (app) => {
      await ask(app, "PUT", hidden(app), body);
      return () => ask(app, "PUT", `${hidden(app)}/answer`, body);
    },
  },
  "say how one's message is credited": {
    covers: [`PUT ${route}/tips/:tipId/credit-answer`],
    prepare: async (app) => {
      const tip = await bensMessage(app);
      return () => ask(app, "PUT", `${tip}/credit-answer`, { answer: "keep" }, ben);
    },
  },
  "withdraw one's message": {
    covers: [`DELETE ${route}/tips/:tipId`],
    prepare: async (app) => {
      const tip = await bensMessage(app);
      return () => ask(app, "DELETE", tip, undefined, ben);
    },
  },
} satisfies Record<string, UseCase>;
