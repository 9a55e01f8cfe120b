// The starting kit, by the tab's API. ada is the steward.
import { ask, here, type UseCase } from "./use-case.ts";

const kit = "/api/communities/:communityId/starting-kit";

export const startingKitUseCases = {
  "look at the first steps": {
    covers: [`GET ${kit}`],
    perDay: 1,
    costs: { requests: 6, afterAccess: 5, rounds: 2, largestItem: 2007 },
    prepare: (app) => () => ask(app, "GET", `${here(app)}/starting-kit`),
  },
  "look at the first steps when all are left out": {
    covers: [],
    perDay: 5,
    costs: { requests: 2, afterAccess: 1, rounds: 1, largestItem: 760 },
    prepare: async (app) => {
      await ask(app, "PUT", `${here(app)}/starting-kit`, { leftOut: true });
      return () => ask(app, "GET", `${here(app)}/starting-kit`);
    },
  },
  "leave a first step out": {
    covers: [`PUT ${kit}`],
    perDay: 0.01,
    costs: { requests: 7, afterAccess: 6, rounds: 4, largestItem: 2007 },
    prepare: (app) => () => ask(app, "PUT", `${here(app)}/starting-kit`, { step: "rhythm", leftOut: true }),
  },
} satisfies Record<string, UseCase>;
