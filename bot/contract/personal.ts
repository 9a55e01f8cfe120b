// A person's own: bookmarks, what they follow, drafts. No one else reads any of it.
import { z } from "zod";
import type { DoubtView } from "./checks.ts";
import type { CommunitySummary } from "./communities.ts";
import type { EntrySummary } from "./entries.ts";
import type { EntryRef } from "./entry-ref.ts";
import { ownId, storedTag } from "./fields.ts";
import { limits } from "./limits.ts";
import type { ActorView } from "./people.ts";
import type { ReceivedThanksView } from "./thanks.ts";

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

/** `GET /api/me/following`: for the buttons that follow. */
export interface FollowingView {
  /** `communityName` is empty where the person no longer has access. */
  tags: { communityId: string; communityName: string; tag: string }[];
  entries: ({ communityId: string } & EntryRef)[];
  /** Those of which each new problem is told. */
  communities: { communityId: string }[];
}

/**
 * What awaits this person's answer. `credit`: whether their message may be kept with their name. `doubted`: a tip of
 * theirs did not work for someone. `replied`: whether a reply helped. For stewards: `reported`, `accessRequested`, and
 * `reportedOther`: thanks or a story were reported.
 */
export type WaitingView =
  | { why: "thanks"; thanks: ReceivedThanksView }
  | {
      why: "replied";
      entry: EntrySummary;
      /** The newest visible one; `excerpt` is plain text in its lines. */
      reply?: { id: string; author: ActorView; excerpt: string };
    }
  /** With the newest doubt: while the question about their name waits, they are told of it, too. */
  | { why: "doubted" | "credit"; entry: EntrySummary; doubt?: DoubtView }
  | { why: "reported"; entry: EntrySummary }
  | { why: "accessRequested" | "reportedOther"; community: CommunitySummary };

/** `GET /api/me/home`: the personal tab, but for the communities themselves. Each entry is in it once. */
export interface HomeView {
  waiting: WaitingView[];
  /** Open problems of others: under followed tags first, then those without a reply. */
  couldHelp: EntrySummary[];
  /** What others saved, asked and did lately, newest first. */
  fresh: EntrySummary[];
  /** True while the index still reads one of the communities: more may come. */
  reading: boolean;
}
