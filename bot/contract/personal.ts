// What is a person's own: bookmarks, what they follow, drafts. Nobody else reads any of it.
import { z } from "zod";
import type { CommunitySummary } from "./communities.ts";
import type { EntrySummary } from "./entries.ts";
import { ownId, storedTag } from "./fields.ts";
import { limits } from "./limits.ts";

/** `next` of the page before. */
export const bookmarksQuery = z.object({
  from: z.coerce.number().int().min(0).max(limits.bookmarks).optional(),
});

/** `GET /api/me/bookmarks/:communityId/:kind/:entryId` */
export interface BookmarkView {
  bookmarked: boolean;
}

/** `GET /api/me/bookmarks`; newest bookmark first, as far as the person may see what is bookmarked. */
export interface BookmarksView {
  entries: EntrySummary[];
  /** Present when there is more. */
  next?: number;
}

export const followedTagParams = z.object({ communityId: ownId, tag: storedTag });
export const followedProblemParams = z.object({ communityId: ownId, problemId: ownId });

/** `GET /api/me/following`: for the buttons that follow. */
export interface FollowingView {
  tags: { communityId: string; tag: string }[];
  problems: { communityId: string; id: string }[];
}

/**
 * What somebody waits for this person to say. `credit`: whether their message may be kept with their name. `doubted`: a
 * tip of theirs did not work for somebody. `replied`: whether a reply helped. To stewards: `reported`, `asked for access`,
 * and `reportedOther`: thanks or a story were reported.
 */
export type WaitingView =
  | { why: "credit" | "doubted" | "replied" | "reported"; entry: EntrySummary }
  | { why: "accessRequested"; community: CommunitySummary }
  | { why: "reportedOther"; community: CommunitySummary };

/** `GET /api/me/home`: the personal tab, but for the communities themselves. */
export interface HomeView {
  waiting: WaitingView[];
  /** What others saved and asked lately, newest first. */
  fresh: EntrySummary[];
  followed: EntrySummary[];
  followedTags: { communityId: string; communityName: string; tag: string }[];
  bookmarks: EntrySummary[];
  hasMoreBookmarks: boolean;
  /** True while the index still reads one of the communities: more may come. */
  reading: boolean;
}
