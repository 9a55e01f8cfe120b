import type { RequestLimits } from "../../bot/limits/request-limits.ts";

/** For tests that ask more than anybody may. */
export const noLimits: RequestLimits = {
  charge: () => Promise.resolve(),
  inTurn: (_asker, work) => work(),
  beginFile: () => () => undefined,
};
