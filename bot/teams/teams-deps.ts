import type { Logger } from "pino";
import type { CommunityDeps } from "../community/communities/ports.ts";
import type { ChannelsOfTeam, NameOfChannel } from "./channel-names.ts";

/** What handlers work with. */
export interface TeamsDeps extends CommunityDeps {
  readonly log: Logger;
  readonly nameOfChannel: NameOfChannel;
  readonly channelsOfTeam: ChannelsOfTeam;
}
