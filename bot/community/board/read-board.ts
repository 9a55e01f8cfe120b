// What the board shows. Entries that were removed or hidden are not on it; their pins go when room is needed.
import type { Actor } from "../core/actor.ts";
import { findShownEntry } from "../entries/seen-entries.ts";
import type { EntryOfCommunity } from "../entries/find-entries.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { listTipsOf, type TipsPage } from "../tips/read-tips.ts";
import { pinsOf, type Pins } from "./board.ts";
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

/**
 * All that the first screen of a community shows: its newest tips and its board, in two rounds. The pins are read while
 * access is judged; then the tips and what is pinned, side by side.
 */
export async function openCommunity(
  deps: Deps,
  actor: Actor,
  communityId: string,
): Promise<TipsPage & { readonly board: readonly EntryOfCommunity[] }> {
  const [community, pins] = await Promise.all([
    getCommunity(deps, actor, communityId, "read"),
    pinsOf(deps.records.forTenant(actor.tenantId), communityId),
  ]);
  const [page, entries] = await Promise.all([
    listTipsOf(deps, actor, community, {}),
    Promise.all(pins.map((ref) => findShownEntry(deps, actor, community, ref))),
  ]);
  return { ...page, board: entries.flatMap((entry) => (entry ? [{ entry, community }] : [])) };
}
