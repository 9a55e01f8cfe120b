// Entries that a person noted down earlier, as far as they may see them now.
import type { Actor } from "../core/actor.ts";
import { communityScope, type Community } from "../communities/community.ts";
import { entryFrom, hideableOf, recordIdOf, type Entry } from "./entry.ts";
import type { EntryOfCommunity } from "./find-entries.ts";
import { listAccessible } from "../communities/memberships.ts";
import { canSee, type Hideable } from "../communities/hiding.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { readable } from "../core/stored-body.ts";
import type { EntryRef } from "../../contract/entry-ref.ts";

export interface PlacedRef extends EntryRef {
  readonly communityId: string;
}

export const isSameRef = (one: PlacedRef, other: PlacedRef): boolean =>
  one.communityId === other.communityId && one.kind === other.kind && one.id === other.id;

type Reading = Pick<CommunityDeps, "records" | "onUnreadable">;

async function findEntry(
  deps: Reading,
  actor: Actor,
  { id }: Community,
  ref: EntryRef,
  isSeen: (entry: Hideable) => boolean,
): Promise<Entry | undefined> {
  const record = await deps.records.forTenant(actor.tenantId).find(communityScope(id), recordIdOf(ref));
  const entry = record && readable(deps, [record], entryFrom)[0];
  return entry && isSeen(hideableOf(entry)) ? entry : undefined;
}

/** The entry as members see it; undefined when it is gone, hidden or unreadable. */
export const findShownEntry = (deps: Reading, actor: Actor, community: Community, ref: EntryRef) =>
  findEntry(deps, actor, community, ref, ({ hidden }) => hidden === undefined);

/** The entry, unless it is gone, cannot be read, or is hidden from this person. */
export async function findSeenEntry(
  deps: Reading,
  actor: Actor,
  community: Community,
  ref: EntryRef,
): Promise<EntryOfCommunity | undefined> {
  const entry = await findEntry(deps, actor, community, ref, (one) => canSee(actor, one, community));
  return entry && { entry, community };
}

/** Those of the entries that lie in these communities and that this person may see. */
export async function seenAmong(
  deps: Reading,
  actor: Actor,
  communities: readonly Community[],
  refs: readonly PlacedRef[],
): Promise<EntryOfCommunity[]> {
  const found = await Promise.all(
    refs.map(async (ref) => {
      const community = communities.find(({ id }) => id === ref.communityId);
      return community && (await findSeenEntry(deps, actor, community, ref));
    }),
  );
  return found.filter((one) => one !== undefined);
}

/** Like {@link seenAmong}, with the communities yet to be read: two rounds. */
export async function seenEntries(
  deps: Reading & Pick<CommunityDeps, "access">,
  actor: Actor,
  refs: readonly PlacedRef[],
): Promise<EntryOfCommunity[]> {
  const communities = await listAccessible(deps, actor, communityIdsOf(refs));
  return seenAmong(deps, actor, communities, refs);
}

export const communityIdsOf = (placed: readonly { readonly communityId: string }[]): string[] => [
  ...new Set(placed.map(({ communityId }) => communityId)),
];
