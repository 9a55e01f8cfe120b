import type { Logger } from "pino";
import type { CommunityDeps } from "../community/ports.ts";

/** What handlers work with. */
export interface TeamsDeps extends CommunityDeps {
  readonly log: Logger;
}
