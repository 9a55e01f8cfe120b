import { entrySummary, type EntryOfCommunity } from "../../community/entries/find-entries.ts";
import { readHome } from "../../community/personal/home.ts";
import type { HomeView } from "../../contract/personal.ts";
import { ok, type PersonHandler, type PersonRoute } from "./route.ts";
import { communitySummary } from "../../community/communities/community-view.ts";

const read: PersonHandler = async ({ actor, deps }) => {
  const home = await readHome(deps, actor);
  const seen = (one: EntryOfCommunity) => entrySummary(one, deps.now());
  return ok<HomeView>({
    waiting: home.waiting.map((one) =>
      one.why === "accessRequested" || one.why === "reportedOther"
        ? { why: one.why, community: communitySummary(one.community) }
        : { why: one.why, entry: seen(one) },
    ),
    fresh: home.fresh.map(seen),
    followed: home.followed.map(seen),
    followedTags: home.followedTags.map(({ communityId, communityName, tag }) => ({
      communityId,
      communityName,
      tag,
    })),
    bookmarks: home.bookmarks.map(seen),
    hasMoreBookmarks: home.hasMoreBookmarks,
    reading: home.reading,
  });
};

export const homeRoutes: readonly PersonRoute[] = [
  { method: "GET", path: "/api/me/home", guard: "person", cost: "read", handle: read },
];
