// What Teams calls besides the dialogs and buttons of tips and problems.
import { dialogOf, foundIn, submitOf } from "../teams/card-client.ts";
import { post } from "../teams/save-tip-rig.ts";
import type { App } from "./measured-app.ts";
import { asked } from "./problem-use-cases.ts";
import type { UseCase } from "./use-case.ts";

const replyWith = async (app: App, name: string, more: object = {}) => {
  const value = { commandId: "replyWith", commandContext: "message", messagePayload: post, ...more };
  return dialogOf((await app.bot.invoke(`composeExtension/${name}`, value)).body);
};

export const teamsDoorUseCases = {
  "paste a link to a tip": {
    covers: ["a pasted link"],
    perDay: 0.5,
    costs: { requests: 2, afterAccess: 1, rounds: 2, largestItem: 2007 },
    prepare: (app) => async () => {
      const url = `https://commonplace.example/tab/community/${app.community.id}/tip/${app.tips[0]?.id}`;
      foundIn((await app.bot.invoke("composeExtension/queryLink", { url })).body);
    },
  },
  "open the dialog of replyWith": {
    covers: ["open replyWith"],
    perDay: 0.1,
    costs: { requests: 4, afterAccess: 3, rounds: 3, largestItem: 760 },
    prepare: async (app) => {
      await asked(app);
      await replyWith(app, "fetchTask");
      return () => replyWith(app, "fetchTask");
    },
  },
  "submit the dialog of replyWith": {
    covers: ["submit replyWith"],
    perDay: 0.1,
    costs: { requests: 3, afterAccess: 2, rounds: 3, largestItem: 2733 },
    prepare: async (app) => {
      await asked(app);
      const data = submitOf(await replyWith(app, "fetchTask"));
      return () => replyWith(app, "submitAction", { data });
    },
  },
} satisfies Record<string, UseCase>;
