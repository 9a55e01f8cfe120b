// A person's own things: no address says whose, and no answer tells of anybody else's.
import {
  isBookmarked,
  listBookmarks,
  setBookmark,
  takeBookmarkAway,
} from "../../community/personal/bookmarks.ts";
import {
  followProblem,
  followTag,
  listFollowing,
  unfollowProblem,
  unfollowTag,
} from "../../community/personal/following.ts";
import type { PlacedRef } from "../../community/entries/seen-entries.ts";
import { entrySummary } from "../../community/entries/find-entries.ts";
import { parseInput } from "../../community/core/input.ts";
import { pinParams } from "../../contract/board.ts";
import {
  bookmarksQuery,
  followedProblemParams,
  followedTagParams,
  type BookmarksView,
  type BookmarkView,
  type FollowingView,
} from "../../contract/personal.ts";
import { idsFrom } from "./ids.ts";
import { noContent, ok, type PersonHandler, type PersonRequest, type PersonRoute } from "./route.ts";

const entryIn = ({ params }: PersonRequest): PlacedRef => {
  const { communityId, kind, entryId } = idsFrom(pinParams, params);
  return { communityId, kind, id: entryId };
};

const listAllBookmarks: PersonHandler = async ({ actor, deps, query }) => {
  const { from } = parseInput(bookmarksQuery, query);
  const { entries, next } = await listBookmarks(deps, actor, from);
  return ok<BookmarksView>({
    entries: entries.map((one) => entrySummary(one, deps.now())),
    ...(next !== undefined && { next }),
  });
};

const readBookmark: PersonHandler = async (request) => {
  const { actor, deps } = request;
  return ok<BookmarkView>({ bookmarked: await isBookmarked(deps, actor, entryIn(request)) });
};

const listAllFollowed: PersonHandler = async ({ actor, deps }) => {
  const { tags, problems } = await listFollowing(deps, actor);
  return ok<FollowingView>({
    tags: tags.map(({ communityId, tag }) => ({ communityId, tag })),
    problems: problems.map(({ communityId, id }) => ({ communityId, id })),
  });
};

const tagIn = ({ params }: PersonRequest) => idsFrom(followedTagParams, params);

const problemIn = ({ params }: PersonRequest) => {
  const { communityId, problemId } = idsFrom(followedProblemParams, params);
  return { communityId, id: problemId };
};

const bookmarks = "/api/me/bookmarks";
const oneBookmark = `${bookmarks}/:communityId/:kind/:entryId`;
const following = "/api/me/following";
const oneTag = `${following}/:communityId/tags/:tag`;
const oneProblem = `${following}/:communityId/problems/:problemId`;

/** A step that answers with nothing. */
const doing =
  (step: (request: PersonRequest) => Promise<void>): PersonHandler =>
  async (request) => {
    await step(request);
    return noContent;
  };

export const personalRoutes: readonly PersonRoute[] = [
  { method: "GET", path: bookmarks, guard: "person", cost: "read", handle: listAllBookmarks },
  { method: "GET", path: oneBookmark, guard: "person", cost: "read", handle: readBookmark },
  {
    method: "PUT",
    path: oneBookmark,
    guard: "person",
    cost: "write",
    handle: doing((request) => setBookmark(request.deps, request.actor, entryIn(request))),
  },
  {
    method: "DELETE",
    path: oneBookmark,
    guard: "person",
    cost: "write",
    handle: doing((request) => takeBookmarkAway(request.deps, request.actor, entryIn(request))),
  },
  { method: "GET", path: following, guard: "person", cost: "read", handle: listAllFollowed },
  {
    method: "PUT",
    path: oneTag,
    guard: "person",
    cost: "write",
    handle: doing((request) => followTag(request.deps, request.actor, tagIn(request))),
  },
  {
    method: "DELETE",
    path: oneTag,
    guard: "person",
    cost: "write",
    handle: doing((request) => unfollowTag(request.deps, request.actor, tagIn(request))),
  },
  {
    method: "PUT",
    path: oneProblem,
    guard: "person",
    cost: "write",
    handle: doing((request) => followProblem(request.deps, request.actor, problemIn(request))),
  },
  {
    method: "DELETE",
    path: oneProblem,
    guard: "person",
    cost: "write",
    handle: doing((request) => unfollowProblem(request.deps, request.actor, problemIn(request))),
  },
];
