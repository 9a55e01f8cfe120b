import type { CommunityView } from "./communities.ts";
import type { EntrySummary } from "./entries.ts";
import type { TipsPageView } from "./tips.ts";

/** `GET /api/communities/:communityId`: all that the tab's first screen shows. */
export interface CommunityPageView extends TipsPageView {
  community: CommunityView;
  /** What is pinned, in its order. */
  board: EntrySummary[];
  /** Whether this person looks after it. All else is the same for everybody. */
  iAmSteward: boolean;
}
