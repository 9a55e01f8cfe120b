// What Teams calls besides the dialogs and buttons of tips and problems.
import { foundIn } from "../teams/card-client.ts";
import type { UseCase } from "./use-case.ts";

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
} satisfies Record<string, UseCase>;
