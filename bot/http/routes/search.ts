// Searching, and lists by filters. No answer, header or log line keeps what was searched for.
import type { z } from "zod";
import { getCommunity } from "../../community/communities/enter.ts";
import type { Community } from "../../community/communities/community.ts";
import { listMyCommunities } from "../../community/communities/memberships.ts";
import {
  entrySummary,
  findEntries,
  findSimilarEntries,
  listEntries,
} from "../../community/entries/find-entries.ts";
import { filterFor, type WantedEntries } from "../../community/entries/wanted-entries.ts";
import { communityParams } from "../../contract/communities.ts";
import {
  entriesQuery,
  searchInput,
  similarInput,
  type EntriesPageView,
  type SearchView,
  type SimilarView,
} from "../../contract/entries.ts";
import { community, route, type PersonRequest } from "./route.ts";

const inCommunity = async ({ actor, deps, params }: PersonRequest<z.infer<typeof communityParams>>) => [
  await getCommunity(deps, actor, params.communityId, "read"),
];

const inMine = ({ actor, deps }: PersonRequest) => listMyCommunities(deps, actor);

const wantedBy = ({
  tag,
  freshness,
  ...filters
}: Omit<z.infer<typeof entriesQuery>, "cursor">): WantedEntries => ({
  ...filters,
  tags: tag === undefined ? undefined : [tag],
  freshness: freshness && [freshness],
});

async function search(
  { actor, deps, body }: PersonRequest<unknown, unknown, z.infer<typeof searchInput>>,
  communities: readonly Community[],
): Promise<SearchView> {
  const { q, ...filters } = body;
  const filter = filterFor(wantedBy(filters), actor, communities, deps.now());
  const { found, reading } = await findEntries(deps, actor, communities, q, filter);
  return {
    found: found.map(({ marks, ...one }) => ({ entry: entrySummary(one, deps.now()), marks })),
    reading,
  };
}

async function list(
  { actor, deps, query }: PersonRequest<unknown, z.infer<typeof entriesQuery>>,
  communities: readonly Community[],
): Promise<EntriesPageView> {
  const { cursor: from, ...filters } = query;
  const filter = filterFor(wantedBy(filters), actor, communities, deps.now());
  const { entries, cursor, reading } = await listEntries(deps, actor, communities, filter, from);
  return {
    entries: entries.map((one) => entrySummary(one, deps.now())),
    ...(cursor !== undefined && { cursor }),
    reading,
  };
}

export const searchRoutes = [
  route("POST", `${community}/search`, {
    cost: "search",
    params: communityParams,
    body: searchInput,
    answer: async (request) => search(request, await inCommunity(request)),
  }),
  route("POST", `${community}/similar`, {
    cost: "similar",
    params: communityParams,
    body: similarInput,
    answer: async (request): Promise<SimilarView> => {
      const { actor, deps, body } = request;
      const entries = await findSimilarEntries(deps, actor, await inCommunity(request), body.text);
      return { entries: entries.map((one) => entrySummary(one, deps.now())) };
    },
  }),
  route("GET", `${community}/entries`, {
    cost: "search",
    params: communityParams,
    query: entriesQuery,
    answer: async (request) => list(request, await inCommunity(request)),
  }),
  route("POST", "/api/me/search", {
    cost: "search",
    body: searchInput,
    answer: async (request) => search(request, await inMine(request)),
  }),
  route("GET", "/api/me/entries", {
    cost: "search",
    query: entriesQuery,
    answer: async (request) => list(request, await inMine(request)),
  }),
];
