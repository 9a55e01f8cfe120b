import type { Logger } from "pino";
import type { ChannelsOfTeam } from "./channel-names.ts";
import type { EntryDeps } from "../community/entries/search.ts";

/** What handlers work with. */
export interface TeamsDeps extends EntryDeps {
  readonly log: Logger;
  readonly channelsOfTeam: ChannelsOfTeam;
}
