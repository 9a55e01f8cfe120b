// Searching, and lists by filters. No answer, header or log line keeps what was searched for.
import type { Community } from "../../community/communities/community.ts";
import {
  entrySummary,
  findEntries,
  findSimilarEntries,
  listEntries,
} from "../../community/entries/find-entries.ts";
import { parseInput } from "../../community/core/input.ts";
import { listMyCommunities } from "../../community/communities/memberships.ts";
import { filterFor } from "../../community/entries/wanted-entries.ts";
import { communityParams } from "../../contract/communities.ts";
import {
  entriesQuery,
  searchInput,
  similarInput,
  type EntriesPageView,
  type SearchView,
  type SimilarView,
} from "../../contract/entries.ts";
import { idsFrom } from "./ids.ts";
import { ok, type PersonHandler, type PersonRequest, type PersonRoute } from "./route.ts";
import { getCommunity } from "../../community/communities/enter.ts";

/** Where a person looks: one community, or all that they joined. */
type Where = (request: PersonRequest) => Promise<readonly Community[]>;

const inCommunity: Where = async ({ actor, deps, params }) => {
  const { communityId } = idsFrom(communityParams, params);
  return [await getCommunity(deps, actor, communityId, "read")];
};

const inMine: Where = ({ actor, deps }) => listMyCommunities(deps, actor);

const search =
  (where: Where): PersonHandler =>
  async (request) => {
    const { q, ...filters } = parseInput(searchInput, await request.readBody());
    const { actor, deps } = request;
    const communities = await where(request);
    const filter = filterFor(filters, actor, communities, deps.now());
    const { found, reading } = await findEntries(deps, actor, communities, q, filter);
    return ok<SearchView>({
      found: found.map(({ marks, ...one }) => ({ entry: entrySummary(one, deps.now()), marks })),
      reading,
    });
  };

const similar: PersonHandler = async (request) => {
  const { text } = parseInput(similarInput, await request.readBody());
  const { actor, deps } = request;
  const entries = await findSimilarEntries(deps, actor, await inCommunity(request), text);
  return ok<SimilarView>({ entries: entries.map((one) => entrySummary(one, deps.now())) });
};

const list =
  (where: Where): PersonHandler =>
  async (request) => {
    const { cursor: from, ...filters } = parseInput(entriesQuery, request.query);
    const { actor, deps } = request;
    const communities = await where(request);
    const filter = filterFor(filters, actor, communities, deps.now());
    const { entries, cursor, reading } = await listEntries(deps, actor, communities, filter, from);
    return ok<EntriesPageView>({
      entries: entries.map((one) => entrySummary(one, deps.now())),
      ...(cursor !== undefined && { cursor }),
      reading,
    });
  };

const community = "/api/communities/:communityId";

export const searchRoutes: readonly PersonRoute[] = [
  {
    method: "POST",
    path: `${community}/search`,
    guard: "person",
    cost: "search",
    handle: search(inCommunity),
  },
  { method: "POST", path: `${community}/similar`, guard: "person", cost: "similar", handle: similar },
  { method: "GET", path: `${community}/entries`, guard: "person", cost: "search", handle: list(inCommunity) },
  { method: "POST", path: "/api/me/search", guard: "person", cost: "search", handle: search(inMine) },
  { method: "GET", path: "/api/me/entries", guard: "person", cost: "search", handle: list(inMine) },
];
