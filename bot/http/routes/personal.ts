// A person's own things: no address says whose, and no answer says anything of others'.
import { entrySummary } from "../../community/entries/find-entries.ts";
import { askForJob, listMyJobs } from "../../community/jobs/my-jobs.ts";
import { openMyExport } from "../../community/my-data/export-my-data.ts";
import { readNoticeSettings, setNoticeSettings } from "../../community/notifications/settings.ts";
import {
  isBookmarked,
  listBookmarks,
  setBookmark,
  takeBookmarkAway,
} from "../../community/personal/bookmarks.ts";
import { forgetDraft, getDraft, keepDraft, listDrafts } from "../../community/personal/drafts.ts";
import { follow, listFollowing, unfollow } from "../../community/personal/following.ts";
import { homeView } from "../../community/personal/home-view.ts";
import { readHome } from "../../community/personal/home.ts";
import { pinParams } from "../../contract/board.ts";
import { communityParams } from "../../contract/communities.ts";
import { draftParams, forgetDraftQuery, keepDraftInput, type DraftsView } from "../../contract/drafts.ts";
import type { JobsView } from "../../contract/jobs.ts";
import { eraseMyDataInput } from "../../contract/my-data.ts";
import { noticeSettingsInput } from "../../contract/notices.ts";
import {
  bookmarksQuery,
  followedTagParams,
  type BookmarksView,
  type BookmarkView,
  type FollowingView,
  type HomeView,
} from "../../contract/personal.ts";
import { jobView } from "../job-view.ts";
import { myDataZip } from "../my-data-zip.ts";
import { asIs, route, routesOf } from "./route.ts";

const bookmarks = "/api/me/bookmarks";
const following = "/api/me/following";
const drafts = "/api/me/drafts";
const noticeSettings = "/api/me/notices/settings";

const ofEntry = (root: string) =>
  routesOf(`${root}/:communityId/:kind/:entryId`, pinParams, {
    ids: ({ communityId, kind, entryId }) => [{ communityId, kind, id: entryId }],
    view: asIs,
  });
const ofBookmark = ofEntry(bookmarks);
const ofFollowed = ofEntry(following);
const ofTag = routesOf(`${following}/:communityId/tags/:tag`, followedTagParams, {
  ids: ({ communityId, tag }) => [{ communityId, tag }],
  view: asIs,
});
const ofProblems = routesOf(`${following}/:communityId/problems`, communityParams, {
  ids: ({ communityId }) => [{ communityId }],
  view: asIs,
});
const ofDraft = routesOf(`${drafts}/:key`, draftParams, { ids: ({ key }) => [key], view: asIs });

export const personalRoutes = [
  route("GET", "/api/me/home", {
    cost: "read",
    answer: async ({ actor, deps }): Promise<HomeView> => homeView(await readHome(deps, actor), deps.now()),
  }),
  route("GET", bookmarks, {
    cost: "read",
    query: bookmarksQuery,
    answer: async ({ actor, deps, query }): Promise<BookmarksView> => {
      const { entries, next } = await listBookmarks(deps, actor, query.from);
      return {
        entries: entries.map((one) => entrySummary(one, deps.now())),
        ...(next !== undefined && { next }),
      };
    },
  }),
  ofBookmark("GET", "", {
    cost: "read",
    run: async (deps, actor, ref): Promise<BookmarkView> => ({
      bookmarked: await isBookmarked(deps, actor, ref),
    }),
  }),
  ofBookmark("PUT", "", { cost: "write", status: 204, run: setBookmark }),
  ofBookmark("DELETE", "", { cost: "write", status: 204, run: takeBookmarkAway }),
  route("GET", following, {
    cost: "read",
    answer: async ({ actor, deps }): Promise<FollowingView> => {
      const { tags, entries, communities } = await listFollowing(deps, actor);
      return {
        tags: tags.map(({ communityId, communityName, tag }) => ({ communityId, communityName, tag })),
        entries: entries.map(({ communityId, kind, id }) => ({ communityId, kind, id })),
        communities: communities.map(({ communityId }) => ({ communityId })),
      };
    },
  }),
  ofTag("PUT", "", { cost: "write", status: 204, run: follow }),
  ofTag("DELETE", "", { cost: "write", status: 204, run: unfollow }),
  ofProblems("PUT", "", { cost: "write", status: 204, run: follow }),
  ofProblems("DELETE", "", { cost: "write", status: 204, run: unfollow }),
  ofFollowed("PUT", "", { cost: "write", status: 204, run: follow }),
  ofFollowed("DELETE", "", { cost: "write", status: 204, run: unfollow }),
  route("GET", drafts, {
    cost: "read",
    answer: async ({ actor, deps }): Promise<DraftsView> => ({ drafts: await listDrafts(deps, actor) }),
  }),
  ofDraft("GET", "", { cost: "read", run: getDraft }),
  ofDraft("PUT", "", { cost: "draft", body: keepDraftInput, run: keepDraft }),
  route("DELETE", `${drafts}/:key`, {
    cost: "write",
    params: draftParams,
    query: forgetDraftQuery,
    status: 204,
    answer: ({ actor, deps, params, query }) => forgetDraft(deps, actor, params.key, query.version),
  }),
  route("GET", noticeSettings, {
    cost: "read",
    answer: ({ actor, deps }) => readNoticeSettings(deps, actor),
  }),
  route("PUT", noticeSettings, {
    cost: "write",
    body: noticeSettingsInput,
    answer: ({ actor, deps, body }) => setNoticeSettings(deps, actor, body),
  }),
  route("GET", "/api/me/jobs", {
    cost: "read",
    answer: async ({ actor, deps, strings }): Promise<JobsView> => ({
      jobs: (await listMyJobs(deps, actor)).map((job) => jobView(job, strings)),
    }),
  }),
  route("POST", "/api/me/data/export", {
    cost: "job",
    status: 202,
    answer: async ({ actor, deps, strings }) =>
      jobView(await askForJob(deps, actor, "exportMyData"), strings),
  }),
  route("GET", "/api/me/data/file", {
    cost: "download",
    file: { name: "my-data.zip", type: "application/zip" },
    answer: async ({ actor, deps }) => myDataZip(await openMyExport(deps, actor)),
  }),
  route("POST", "/api/me/data/erase", {
    cost: "job",
    body: eraseMyDataInput,
    status: 202,
    answer: async ({ actor, deps, strings }) => jobView(await askForJob(deps, actor, "eraseMyData"), strings),
  }),
];
