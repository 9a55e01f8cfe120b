// Searching, and lists by filters. No answer, header or log line keeps what was searched for.
import { getCommunity } from "../../community/access.ts";
import type { Actor } from "../../community/actor.ts";
import type { Community } from "../../community/community.ts";
import type { EntryFilter } from "../../community/entry.ts";
import { entrySummary, findEntries, findSimilarEntries, listEntries } from "../../community/find-entries.ts";
import { parseInput } from "../../community/input.ts";
import { listMyCommunities } from "../../community/memberships.ts";
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
  readonly only?: "unanswered" | "mine" | undefined;
}

const filterFrom = ({ kind, tag, state, only }: Filters, actor: Actor): EntryFilter => ({
  kinds: kind && [kind],
  tag,
  state,
  isUnanswered: only === "unanswered" ? true : undefined,
  askedBy: only === "mine" ? actor.userId : undefined,
});

const search =
  (where: Where): PersonHandler =>
  async (request) => {
    const { q, ...filters } = parseInput(searchQuery, request.query);
    const { actor, deps } = request;
    const { found, reading } = await findEntries(
      deps,
      actor,
      await where(request),
      q,
      filterFrom(filters, actor),
    );
    return ok<SearchView>({
      found: found.map(({ marks, ...one }) => ({ entry: entrySummary(one), marks })),
      reading,
    });
  };

const similar: PersonHandler = async (request) => {
  const { text } = parseInput(similarQuery, request.query);
  const entries = await findSimilarEntries(request.deps, request.actor, await inCommunity(request), text);
  return ok<SimilarView>({ entries: entries.map(entrySummary) });
};

const list =
  (where: Where): PersonHandler =>
  async (request) => {
    const { cursor: from, ...filters } = parseInput(entriesQuery, request.query);
    const { actor, deps } = request;
    const filter = filterFrom(filters, actor);
    const { entries, cursor, reading } = await listEntries(deps, actor, await where(request), filter, from);
    return ok<EntriesPageView>({
      entries: entries.map(entrySummary),
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
