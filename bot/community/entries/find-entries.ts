// Finding tips and problems in communities, after access was checked. Searches leave no trace.
import type { EntrySummary, FoundEntry } from "../../contract/entries.ts";
import { limits } from "../../contract/limits.ts";
import { UnknownPositionError } from "../../records/records.ts";
import type { Actor } from "../core/actor.ts";
import type { Community } from "../communities/community.ts";
import { communityIdOf, type Entry, type EntryFilter } from "./entry.ts";
import { problemSummary } from "../problems/problem-view.ts";
import { Refusal } from "../core/refusal.ts";
import { renamedIn } from "../communities/tag-names.ts";
import { tipSummary } from "../tips/tip-view.ts";
import type { EntryDeps } from "./search.ts";

type Deps = Pick<EntryDeps, "search">;

export interface EntryOfCommunity {
  readonly entry: Entry;
  readonly community: Community;
}

/** Most useful first; `reading` says that the index still reads one of the communities, so more may be found later. */
export async function findEntries(
  deps: Deps,
  actor: Actor,
  communities: readonly Community[],
  query: string,
  filter: EntryFilter = {},
): Promise<{ found: (EntryOfCommunity & Pick<FoundEntry, "marks">)[]; reading: boolean }> {
  const { entries, marksIn, reading } = await deps.search.find(actor.tenantId, idsOf(communities), {
    query,
    limit: limits.searchResults,
    filter,
    renamed: renamedIn(communities),
  });
  const found = placed(communities, entries).map((one) => {
    const { title, excerpt } = one.entry.kind === "tip" ? one.entry.tip : one.entry.problem;
    return { ...one, marks: { title: marksIn(title), excerpt: marksIn(excerpt) } };
  });
  return { found, reading };
}

/** What may already answer a question or say the same, most similar first. */
export async function findSimilarEntries(
  deps: Deps,
  actor: Actor,
  communities: readonly Community[],
  text: string,
): Promise<EntryOfCommunity[]> {
  const { entries } = await deps.search.similar(actor.tenantId, idsOf(communities), {
    text,
    limit: limits.similarEntries,
    renamed: renamedIn(communities),
  });
  return placed(communities, entries);
}

/** A page of what fits the filter, newest first. */
export async function listEntries(
  deps: Deps,
  actor: Actor,
  communities: readonly Community[],
  filter: EntryFilter,
  cursor: string | undefined,
): Promise<{ entries: EntryOfCommunity[]; cursor?: string; reading: boolean }> {
  try {
    const question = { filter, size: limits.entriesPerPage, cursor };
    const page = await deps.search.list(actor.tenantId, idsOf(communities), question);
    return { ...page, entries: placed(communities, page.entries) };
  } catch (error) {
    if (!(error instanceof UnknownPositionError)) throw error;
    throw new Refusal({ code: "invalidInput", fields: { cursor: "wrong" } });
  }
}

const idsOf = (communities: readonly Community[]) => communities.map(({ id }) => id);

const placed = (communities: readonly Community[], entries: readonly Entry[]): EntryOfCommunity[] =>
  entries.flatMap((entry) => {
    const community = communities.find(({ id }) => id === communityIdOf(entry));
    return community ? [{ entry, community }] : [];
  });

export const entrySummary = ({ entry, community }: EntryOfCommunity, now: Date): EntrySummary =>
  entry.kind === "tip"
    ? { kind: "tip", ...tipSummary(entry.tip, community, now) }
    : { kind: "problem", ...problemSummary(entry.problem, community) };
