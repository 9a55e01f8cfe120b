// A person's bookmarks: one private record each, in the order in which they were set. One record, because a person has
// few of them: a button asks one point read, a page of the list one more and its entries, and the limit holds exactly.
import { z } from "zod";
import { limits } from "../../contract/limits.ts";
import type { Actor } from "../core/actor.ts";
import { defineSingleRecord } from "../core/record-kind.ts";
import { communityScope } from "../communities/community.ts";
import { recordIdOf } from "../entries/entry.ts";
import type { EntryOfCommunity } from "../entries/find-entries.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { Refusal } from "../core/refusal.ts";
import { findSeenEntry, isSameRef, seenEntries, type PlacedRef } from "../entries/seen-entries.ts";
import { getCommunity } from "../communities/enter.ts";
import { entryKinds } from "../../contract/entry-ref.ts";
import { personScope } from "../core/person.ts";

type Store = Pick<CommunityDeps, "records">;
type Deps = Pick<CommunityDeps, "records" | "access" | "onUnreadable">;

export const bookmarks = defineSingleRecord({
  kind: "bookmarks",
  key: (owner: Pick<Actor, "userId">) => ({ scope: personScope(owner), id: "bookmarks" }),
  body: z.object({
    /** Oldest first. Loose: what a newer version has added stays. */
    entries: z.array(z.looseObject({ communityId: z.string(), kind: z.enum(entryKinds), id: z.string() })),
  }),
  empty: { entries: [] },
});

const keyOf = ({ communityId, kind, id }: PlacedRef) => `${communityId} ${kind} ${id}`;

/** Entries read side by side when room is looked for. */
const readAtOnce = 50;

/** Those of which nothing is stored any more. One that the person may not see now, or that is hidden, may come back. */
async function goneAmong(
  deps: Store,
  actor: Actor,
  refs: readonly PlacedRef[],
): Promise<ReadonlySet<string>> {
  const records = deps.records.forTenant(actor.tenantId);
  const gone = new Set<string>();
  for (let at = 0; at < refs.length; at += readAtOnce) {
    await Promise.all(
      refs.slice(at, at + readAtOnce).map(async (ref) => {
        const record = await records.find(communityScope(ref.communityId), recordIdOf(ref));
        if (record?.kind !== ref.kind) gone.add(keyOf(ref));
      }),
    );
  }
  return gone;
}

/**
 * Bookmarks an entry that the person may see. Harmless to repeat. In a full list, bookmarks of removed entries give
 * way.
 */
export async function setBookmark(
  deps: Deps,
  actor: Actor,
  { communityId, kind, id }: PlacedRef,
): Promise<void> {
  const ref = { communityId, kind, id };
  const community = await getCommunity(deps, actor, communityId, "read");
  if (!(await findSeenEntry(deps, actor, community, ref))) throw new Refusal({ code: "notFound" });
  const setWithout = (gone: ReadonlySet<string>) =>
    bookmarks.change(deps.records.forTenant(actor.tenantId), actor, (before) => {
      const { entries } = before;
      if (entries.some((one) => isSameRef(one, ref))) return before;
      const kept = gone.size === 0 ? entries : entries.filter((one) => !gone.has(keyOf(one)));
      if (kept.length >= limits.bookmarks) throw new Refusal({ code: "listFull" });
      return { entries: [...kept, ref] };
    });
  try {
    await setWithout(new Set());
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason.code !== "listFull") throw error;
    await setWithout(await goneAmong(deps, actor, await listBookmarkRefs(deps, actor)));
  }
}

/** Needs no access. Harmless to repeat. */
export async function takeBookmarkAway(deps: Store, actor: Actor, ref: PlacedRef): Promise<void> {
  await bookmarks.change(deps.records.forTenant(actor.tenantId), actor, (before) => {
    const entries = before.entries.filter((one) => !isSameRef(one, ref));
    return entries.length === before.entries.length ? before : { entries };
  });
}

/** All of them, newest first, whether or not the person still sees what they are on. */
export async function listBookmarkRefs(deps: Store, actor: Actor): Promise<readonly PlacedRef[]> {
  const { entries } = await bookmarks.find(deps.records.forTenant(actor.tenantId), actor);
  return entries.toReversed();
}

export async function isBookmarked(deps: Store, actor: Actor, ref: PlacedRef): Promise<boolean> {
  return (await listBookmarkRefs(deps, actor)).some((one) => isSameRef(one, ref));
}

/**
 * A page of bookmarked entries that the person may see, newest bookmark first; may be short or empty with more to come.
 * `from`: `next` of the page before.
 */
export async function listBookmarks(
  deps: Deps,
  actor: Actor,
  from = 0,
): Promise<{ entries: EntryOfCommunity[]; next?: number }> {
  const refs = await listBookmarkRefs(deps, actor);
  const next = from + limits.bookmarksPerPage;
  return {
    entries: await seenEntries(deps, actor, refs.slice(from, next)),
    ...(next < refs.length && { next }),
  };
}
