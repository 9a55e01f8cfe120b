// Searching. No answer, header or log line keeps what was searched for.
import { getCommunity } from "../../community/access.ts";
import { parseInput } from "../../community/input.ts";
import { listMyCommunities } from "../../community/memberships.ts";
import { findTips, type FoundTip } from "../../community/read-tips.ts";
import { tipSummary } from "../../community/tip.ts";
import { communityParams } from "../../contract/communities.ts";
import { searchQuery, type SearchView } from "../../contract/tips.ts";
import { idsFrom } from "./ids.ts";
import { ok, type PersonHandler, type PersonRoute } from "./route.ts";

const searchView = ({ found, reading }: { found: FoundTip[]; reading: boolean }): SearchView => ({
  tips: found.map(({ tip, community }) => tipSummary(tip, community)),
  reading,
});

const searchCommunity: PersonHandler = async ({ actor, deps, params, query }) => {
  const { communityId } = idsFrom(communityParams, params);
  const { q } = parseInput(searchQuery, query);
  const community = await getCommunity(deps, actor, communityId, "read");
  return ok(searchView(await findTips(deps, actor, [community], q)));
};

const searchMine: PersonHandler = async ({ actor, deps, query }) => {
  const { q } = parseInput(searchQuery, query);
  const communities = await listMyCommunities(deps, actor);
  return ok(searchView(await findTips(deps, actor, communities, q)));
};

export const searchRoutes: readonly PersonRoute[] = [
  { method: "GET", path: "/api/communities/:communityId/search", guard: "person", handle: searchCommunity },
  { method: "GET", path: "/api/me/search", guard: "person", handle: searchMine },
];
