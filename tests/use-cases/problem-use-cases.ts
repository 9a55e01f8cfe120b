// Problems, replies and solutions, by the tab's API. ada asks, ben replies.
import type { ProblemView } from "../../bot/contract/problems.ts";
import { ben, groupChat } from "../teams/rig.ts";
import { tipInput, type App } from "./app.ts";
import { ask, here, type UseCase } from "./use-case.ts";

const words = () => {
  const { title, markdown, tags } = tipInput("");
  return { title, markdown, tags };
};

const reason = { reason: "It came back after the update." };

const problems = (app: App) => `${here(app)}/problems`;

/** Its address and version. */
export async function asked(app: App) {
  const { json } = await ask(app, "POST", problems(app), { ...words(), nonce: "nonce-of-problem" });
  const { problem } = json as { problem: { id: string; version: string } };
  return { path: `${problems(app)}/${problem.id}`, version: problem.version };
}

/** Addresses of a problem and of its one reply. */
export async function replied(app: App) {
  const { path } = await asked(app);
  const body = { markdown: words().markdown, nonce: "nonce-of-reply" };
  const { json } = await ask(app, "POST", `${path}/replies`, body, ben);
  const [reply] = (json as { replies: { id: string }[] }).replies;
  return { path, reply: `${path}/replies/${reply?.id}` };
}

export async function solved(app: App) {
  const addresses = await replied(app);
  await ask(app, "PUT", `${addresses.reply}/accepted`, {});
  return addresses;
}

const route = "/api/communities/:communityId/problems";
const ofOne = `${route}/:problemId`;
const ofReply = `${ofOne}/replies/:replyId`;

export const problemUseCases = {
  "ask a problem": {
    covers: [`POST ${route}`],
    prepare: (app) => () => asked(app),
  },
  "open a problem": {
    covers: [`GET ${ofOne}`],
    prepare: async (app) => {
      const { path } = await replied(app);
      return () => ask(app, "GET", path);
    },
  },
  "edit a problem": {
    covers: [`PUT ${ofOne}`],
    prepare: async (app) => {
      const { path, version } = await asked(app);
      return () => ask(app, "PUT", path, { ...words(), title: "Another title", version });
    },
  },
  "withdraw a problem": {
    covers: [`DELETE ${ofOne}`],
    prepare: async (app) => {
      const { path } = await asked(app);
      return () => ask(app, "DELETE", path);
    },
  },
  "reply to a problem": {
    covers: [`POST ${ofOne}/replies`],
    prepare: async (app) => {
      const { path } = await asked(app);
      const body = { markdown: words().markdown, nonce: "nonce-of-reply" };
      return () => ask(app, "POST", `${path}/replies`, body, ben);
    },
  },
  "reply with a tip": {
    covers: [],
    prepare: async (app) => {
      const { path } = await asked(app);
      const body = { entry: { kind: "tip", id: app.tips[0]?.id }, nonce: "nonce-of-reply" };
      return () => ask(app, "POST", `${path}/replies`, body, ben);
    },
  },
  "edit a reply": {
    covers: [`PUT ${ofReply}`],
    prepare: async (app) => {
      const { reply } = await replied(app);
      return () => ask(app, "PUT", reply, { markdown: "Clear both caches." }, ben);
    },
  },
  "take a reply away": {
    covers: [`DELETE ${ofReply}`],
    prepare: async (app) => {
      const { reply } = await replied(app);
      return () => ask(app, "DELETE", reply, undefined, ben);
    },
  },
  "accept a reply": {
    covers: [`PUT ${ofReply}/accepted`],
    prepare: async (app) => {
      const { reply } = await replied(app);
      return () => ask(app, "PUT", `${reply}/accepted`, {});
    },
  },
  "take an acceptance back": {
    covers: [`DELETE ${ofReply}/accepted`],
    prepare: async (app) => {
      const { reply } = await solved(app);
      return () => ask(app, "DELETE", `${reply}/accepted`);
    },
  },
  "open a problem again": {
    covers: [`POST ${ofOne}/reopened`],
    prepare: async (app) => {
      const { path } = await solved(app);
      return () => ask(app, "POST", `${path}/reopened`, reason);
    },
  },
  "ask somebody, too": {
    covers: [`POST ${ofOne}/asked-people`],
    prepare: async (app) => {
      const { path } = await asked(app);
      return () => ask(app, "POST", `${path}/asked-people`, { people: [ben.userId] });
    },
  },
  "make a tip of a solution": {
    covers: [`POST ${ofOne}/tip`],
    prepare: async (app) => {
      const { path, reply } = await solved(app);
      const body = { ...words(), replyIds: [reply.split("/").at(-1)] };
      return () => ask(app, "POST", `${path}/tip`, body);
    },
  },
  "take back that one cross-posted a problem": {
    covers: [`DELETE ${ofOne}/cross-post`],
    prepare: async (app) => {
      const { path } = await asked(app);
      const place = { conversationId: groupChat.id, kind: "groupChat", name: groupChat.name };
      const input = { name: "Lunch", place, nonce: "nonce-of-the-form" };
      const { json } = await ask(app, "POST", "/api/communities", input);
      const { community } = json as { community: { id: string } };
      const crossPosted = await ask(app, "POST", `${path}/cross-posts`, { communityId: community.id });
      const [there] = (crossPosted.json as ProblemView).crossPostedTo;
      const problem = `/api/communities/${community.id}/problems/${there?.problemId ?? ""}`;
      return () => ask(app, "DELETE", `${problem}/cross-post`);
    },
  },
  "cross-post a problem": {
    covers: [`POST ${ofOne}/cross-posts`],
    prepare: async (app) => {
      const { path } = await asked(app);
      const place = { conversationId: groupChat.id, kind: "groupChat", name: groupChat.name };
      const { json } = await ask(app, "POST", "/api/communities", {
        name: "Lunch",
        place,
        nonce: "nonce-of-the-form",
      });
      const { community } = json as { community: { id: string } };
      return () => ask(app, "POST", `${path}/cross-posts`, { communityId: community.id });
    },
  },
  "have a problem too": {
    covers: [`PUT ${ofOne}/mine-too`],
    prepare: async (app) => {
      const { path } = await asked(app);
      return () => ask(app, "PUT", `${path}/mine-too`, undefined, ben);
    },
  },
  "have it no more": {
    covers: [`DELETE ${ofOne}/mine-too`],
    prepare: async (app) => {
      const { path } = await asked(app);
      await ask(app, "PUT", `${path}/mine-too`, undefined, ben);
      return () => ask(app, "DELETE", `${path}/mine-too`, undefined, ben);
    },
  },
} satisfies Record<string, UseCase>;
