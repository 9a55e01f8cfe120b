import type { Logger } from "pino";
import type { CommunityDeps } from "../community/ports.ts";
import type { NameOfChannel } from "./channel-names.ts";

/** What handlers work with. */
export interface TeamsDeps extends CommunityDeps {
  readonly log: Logger;
  readonly nameOfChannel: NameOfChannel;
}
