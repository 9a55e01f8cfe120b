// What the board shows. Entries that were removed or hidden are not on it; their pins go when room is needed.
import type { Actor } from "../core/actor.ts";
import { communityScope, type Community } from "../communities/community.ts";
import { entryFrom, hideableOf, recordIdOf, type Entry } from "../entries/entry.ts";
import type { EntryOfCommunity } from "../entries/find-entries.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { listTipsOf, type TipsPage } from "../tips/read-tips.ts";
import { readable } from "../core/stored-body.ts";
import { boardKey, pinsIn, type Pins } from "./board.ts";
import { getCommunity } from "../communities/enter.ts";
import type { EntryRef } from "../../contract/entry-ref.ts";

type Deps = Pick<CommunityDeps, "records" | "access" | "onUnreadable">;

/** The entry in its record; undefined when it is gone, hidden, or cannot be read. */
export async function findEntry(
  deps: Pick<CommunityDeps, "records" | "onUnreadable">,
  actor: Actor,
  community: Community,
  ref: EntryRef,
): Promise<Entry | undefined> {
  const record = await deps.records
    .forTenant(actor.tenantId)
    .find(communityScope(community.id), recordIdOf(ref));
  const entry = record && readable(deps, [record], entryFrom)[0];
  return entry && hideableOf(entry).hidden === undefined ? entry : undefined;
}

/** For whoever has access: not to be shown before that is judged. */
export async function pinsOf(
  deps: Pick<CommunityDeps, "records">,
  actor: Actor,
  communityId: string,
): Promise<Pins> {
  const { scope, id } = boardKey(communityId);
  return pinsIn(await deps.records.forTenant(actor.tenantId).find(scope, id));
}

/** The pins in their order, those of removed entries too. */
export async function listPins(deps: Deps, actor: Actor, communityId: string): Promise<Pins> {
  const [, pins] = await Promise.all([
    getCommunity(deps, actor, communityId, "read"),
    pinsOf(deps, actor, communityId),
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
    pinsOf(deps, actor, communityId),
  ]);
  const [page, entries] = await Promise.all([
    listTipsOf(deps, actor, community, {}),
    Promise.all(pins.map((ref) => findEntry(deps, actor, community, ref))),
  ]);
  return { ...page, board: entries.flatMap((entry) => (entry ? [{ entry, community }] : [])) };
}
