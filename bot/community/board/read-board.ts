// What the board shows. Entries that were removed or hidden are not on it; their pins go when room is needed.
import type { EntrySummary } from "../../contract/entries.ts";
import type { Actor } from "../core/actor.ts";
import { findShownEntry } from "../entries/seen-entries.ts";
import { entrySummary, listEntries, type EntryOfCommunity } from "../entries/find-entries.ts";
import type { EntryDeps } from "../entries/search.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import type { Community } from "../communities/community.ts";
import { listTipsOf, type TipsPage } from "../tips/read-tips.ts";
import { pinsOf, type Pins } from "./board.ts";
import { listJoinedIds } from "../communities/memberships.ts";
import { shownReplies } from "../problems/problem.ts";
import { limits } from "../../contract/limits.ts";
import { getCommunity } from "../communities/enter.ts";

type Deps = Pick<CommunityDeps, "records" | "access" | "onUnreadable">;

/** The pins in their order, those of removed entries too. */
export async function listPins(deps: Deps, actor: Actor, communityId: string): Promise<Pins> {
  const [, pins] = await Promise.all([
    getCommunity(deps, actor, communityId, "read"),
    pinsOf(deps.records.forTenant(actor.tenantId), communityId),
  ]);
  return pins;
}

export interface OpenedCommunity extends TipsPage {
  /** Summaries, so that no entry is held longer than it takes to read it: twelve may be of 1 MB each. */
  readonly board: readonly EntrySummary[];
  /** Without a reply first, then newest first. */
  readonly openProblems: readonly EntryOfCommunity[];
  readonly hasJoined: boolean;
  /** Nothing was saved or asked in it yet. */
  readonly isEmpty: boolean;
}

/**
 * Everything on the first screen of a community, in two rounds: what needs no access is read while access is checked,
 * then the rest. Where that is nothing, a third round tells whether there is anything at all.
 */
export async function openCommunity(
  deps: Deps & Pick<EntryDeps, "search" | "now">,
  actor: Actor,
  communityId: string,
): Promise<OpenedCommunity> {
  const [community, pins, joinedIds] = await Promise.all([
    getCommunity(deps, actor, communityId, "read"),
    pinsOf(deps.records.forTenant(actor.tenantId), communityId),
    listJoinedIds(deps, actor),
  ]);
  const [page, open, entries] = await Promise.all([
    listTipsOf(deps, actor, community, {}),
    listEntries(deps, actor, [community], { kinds: ["problem"], state: "open" }, undefined),
    Promise.all(
      pins.map(async (ref) => {
        const entry = await findShownEntry(deps, actor, community, ref);
        return entry && entrySummary({ entry, community }, deps.now());
      }),
    ),
  ]);
  return {
    ...page,
    board: entries.filter((entry) => entry !== undefined),
    openProblems: waitingFirst(open.entries).slice(0, limits.openProblemsShown),
    hasJoined: joinedIds.includes(communityId),
    isEmpty:
      page.tips.length === 0 && open.entries.length === 0 && (await hasNoEntry(deps, actor, community)),
  };
}

const isAnswered = ({ entry }: EntryOfCommunity): boolean =>
  entry.kind === "problem" && shownReplies(entry.problem).length > 0;

const waitingFirst = (open: readonly EntryOfCommunity[]): EntryOfCommunity[] => [
  ...open.filter((one) => !isAnswered(one)),
  ...open.filter(isAnswered),
];

async function hasNoEntry(deps: Pick<EntryDeps, "search">, actor: Actor, community: Community) {
  const { entries, reading } = await listEntries(deps, actor, [community], {}, undefined);
  return entries.length === 0 && !reading;
}
