import type { CommunityView } from "./communities.ts";
import type { EntrySummary } from "./entries.ts";
import type { NamedView } from "./people.ts";
import type { TipsPageView } from "./tips.ts";

/** `GET /api/communities/:communityId`: all that the tab's first screen shows. */
export interface CommunityPageView extends TipsPageView {
  community: CommunityView;
  /** What is pinned, in its order. */
  board: EntrySummary[];
  /** Problems that need a hand: without a reply first, then newest first. */
  openProblems: EntrySummary[];
  /** Nothing was saved or asked in it yet. */
  isEmpty: boolean;
  /** Those with a name who look after it. */
  stewards: NamedView[];
  /** This person's relation to it. All else is the same for everyone. */
  mine: { isSteward: boolean; isOnlySteward: boolean; hasJoined: boolean };
}
