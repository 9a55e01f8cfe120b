// Searching, and lists by filters. No answer, header or log line keeps what was searched for.
import { getCommunity } from "../../community/access.ts";
import type { Community } from "../../community/community.ts";
import type { EntryFilter } from "../../community/entry.ts";
import { entrySummary, findEntries, findSimilarEntries, listEntries } from "../../community/find-entries.ts";
import { ageingIn } from "../../community/review-period.ts";
import { parseInput } from "../../community/input.ts";
import { listMyCommunities } from "../../community/memberships.ts";
import { taggedIn } from "../../community/tags/tag-names.ts";
import type { Freshness } from "../../contract/checks.ts";
import { communityParams } from "../../contract/communities.ts";
import {
  entriesQuery,
  searchQuery,
  similarQuery,
  type EntriesPageView,
  type EntryKind,
  type SearchView,
  type SimilarView,
} from "../../contract/entries.ts";
import { idsFrom } from "./ids.ts";
import { ok, type PersonHandler, type PersonRequest, type PersonRoute } from "./route.ts";

/** Where a person looks: one community, or all that they joined. */
type Where = (request: PersonRequest) => Promise<readonly Community[]>;

const inCommunity: Where = async ({ actor, deps, params }) => {
  const { communityId } = idsFrom(communityParams, params);
  return [await getCommunity(deps, actor, communityId, "read")];
};

const inMine: Where = ({ actor, deps }) => listMyCommunities(deps, actor);

interface Filters {
  readonly kind?: EntryKind | undefined;
  readonly tag?: string | undefined;
  readonly state?: "open" | "solved" | undefined;
  readonly freshness?: Freshness | undefined;
  readonly only?: "unanswered" | "othersUnanswered" | "mine" | undefined;
}

const filterFrom = (
  { kind, tag, state, only, freshness }: Filters,
  { actor, deps }: PersonRequest,
  communities: readonly Community[],
): EntryFilter => ({
  kinds: kind && [kind],
  tagged: tag === undefined ? undefined : taggedIn(communities, tag),
  state,
  freshness: freshness && { is: freshness, ageingBefore: ageingIn(communities, deps.now()) },
  isUnanswered: only === "unanswered" || only === "othersUnanswered" ? true : undefined,
  askedBy: only === "mine" ? actor.userId : undefined,
  // Who asked waits for a reply; they are not among those who could give it.
  notAskedBy: only === "othersUnanswered" ? actor.userId : undefined,
});

const search =
  (where: Where): PersonHandler =>
  async (request) => {
    const { q, ...filters } = parseInput(searchQuery, request.query);
    const { actor, deps } = request;
    const communities = await where(request);
    const filter = filterFrom(filters, request, communities);
    const { found, reading } = await findEntries(deps, actor, communities, q, filter);
    return ok<SearchView>({
      found: found.map(({ marks, ...one }) => ({ entry: entrySummary(one, deps.now()), marks })),
      reading,
    });
  };

const similar: PersonHandler = async (request) => {
  const { text } = parseInput(similarQuery, request.query);
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
    const filter = filterFrom(filters, request, communities);
    const { entries, cursor, reading } = await listEntries(deps, actor, communities, filter, from);
    return ok<EntriesPageView>({
      entries: entries.map((one) => entrySummary(one, deps.now())),
      ...(cursor !== undefined && { cursor }),
      reading,
    });
  };

const community = "/api/communities/:communityId";

export const searchRoutes: readonly PersonRoute[] = [
  { method: "GET", path: `${community}/search`, guard: "person", handle: search(inCommunity) },
  { method: "GET", path: `${community}/similar`, guard: "person", handle: similar },
  { method: "GET", path: `${community}/entries`, guard: "person", handle: list(inCommunity) },
  { method: "GET", path: "/api/me/search", guard: "person", handle: search(inMine) },
  { method: "GET", path: "/api/me/entries", guard: "person", handle: list(inMine) },
];
