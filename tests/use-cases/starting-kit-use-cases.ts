// The starting kit, by the tab's API. ada is the steward.
import { ask, here, type UseCase } from "./use-case.ts";

const kit = "/api/communities/:communityId/starting-kit";

export const startingKitUseCases = {
  "look at the first steps": {
    covers: [`GET ${kit}`],
    prepare: (app) => () => ask(app, "GET", `${here(app)}/starting-kit`),
  },
  "hide the first steps": {
    covers: [`PUT ${kit}`],
    prepare: (app) => () => ask(app, "PUT", `${here(app)}/starting-kit`, { isHidden: true }),
  },
} satisfies Record<string, UseCase>;
