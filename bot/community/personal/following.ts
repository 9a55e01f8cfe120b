// What a person follows: tags, entries and communities, in one private record. No one is told, and what they have seen
// of it is not kept. The list of followers (followers.ts) is written after it when following and before it when
// unfollowing, so that a repeat repairs it.
import { z } from "zod";
import { entryKinds } from "../../contract/entry-ref.ts";
import { limits } from "../../contract/limits.ts";
import type { Records, StoredRecord } from "../../records/records.ts";
import type { Actor } from "../core/actor.ts";
import { defineSingleRecord } from "../core/record-kind.ts";
import { communityFrom, communityRecords, type Community } from "../communities/community.ts";
import { listAccessible } from "../communities/memberships.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { Refusal } from "../core/refusal.ts";
import {
  addFollower,
  removeFollower,
  type FollowedCommunity,
  type FollowedTag,
  type FollowedThing,
} from "./followers.ts";
import { tagName, typedAs } from "../communities/tag-names.ts";
import { getCommunity } from "../communities/enter.ts";
import { communityIdsOf, findSeenEntry, isSameRef, type PlacedRef } from "../entries/seen-entries.ts";
import { personScope } from "../core/person.ts";

type Store = Pick<CommunityDeps, "records">;
type Deps = Pick<CommunityDeps, "records" | "access" | "onUnreadable">;

export const following = defineSingleRecord({
  kind: "following",
  key: (owner: Pick<Actor, "userId">) => ({ scope: personScope(owner), id: "following" }),
  /** Each list in the order in which it was begun. Loose: what a newer version has added stays. */
  body: z.object({
    tags: z.array(z.looseObject({ communityId: z.string(), tag: z.string() })),
    entries: z.array(z.looseObject({ communityId: z.string(), kind: z.enum(entryKinds), id: z.string() })),
    communities: z.array(z.looseObject({ communityId: z.string() })).default([]),
  }),
  empty: { tags: [], entries: [], communities: [] },
});

type Lists = ReturnType<typeof following.read>;

/** Each list in the order in which it was begun. */
export interface Following {
  readonly tags: readonly FollowedTag[];
  readonly entries: readonly PlacedRef[];
  /** Those of which each new problem is told. */
  readonly communities: readonly FollowedCommunity[];
}

const isSame = (one: FollowedThing) => (other: FollowedThing) => {
  if ("id" in one) return "id" in other && isSameRef(one, other);
  if ("id" in other || one.communityId !== other.communityId) return false;
  return "tag" in one ? "tag" in other && one.tag === other.tag : !("tag" in other);
};

const all = ({ tags, entries, communities }: Following): readonly FollowedThing[] => [
  ...tags,
  ...entries,
  ...communities,
];

/**
 * Follows an entry, a tag of a community, whether or not anything has it yet, or all problems of a community. Harmless
 * to repeat.
 */
export async function follow(deps: Deps, actor: Actor, thing: FollowedThing): Promise<void> {
  const { communityId } = thing;
  const community = await getCommunity(deps, actor, communityId, "read");
  if ("id" in thing && !(await findSeenEntry(deps, actor, community, thing)))
    throw new Refusal({ code: "notFound" });
  const records = deps.records.forTenant(actor.tenantId);
  await following.change(records, actor, (before) => {
    const { tags, entries, communities } = before;
    if (all(before).some(isSame(thing))) return before;
    if (all(before).length >= limits.followed) throw new Refusal({ code: "listFull" });
    if ("tag" in thing) return { ...before, tags: [...tags, { communityId, tag: thing.tag }] };
    return "id" in thing
      ? { ...before, entries: [...entries, { communityId, kind: thing.kind, id: thing.id }] }
      : { ...before, communities: [...communities, { communityId }] };
  });
  await addFollower(records, thing, actor.userId);
}

/** Unfollows an entry, a tag by any of its names, or a community. Needs no access. Harmless to repeat. */
export async function unfollow(deps: Store, actor: Actor, thing: FollowedThing): Promise<void> {
  const records = deps.records.forTenant(actor.tenantId);
  const { scope, id } = following.key(actor);
  const [own, names]: [StoredRecord | undefined, readonly string[]] = await Promise.all([
    records.find(scope, id),
    "tag" in thing ? namesOf(records, thing) : [],
  ]);
  const isMeant = (one: FollowedThing) =>
    isSame(thing)(one) || ("tag" in one && one.communityId === thing.communityId && names.includes(one.tag));
  const others = following.read(own).tags.filter((one) => isMeant(one) && !isSame(thing)(one));
  for (const one of [thing, ...others]) await removeFollower(records, one, actor.userId);
  const without = ({ tags, entries, communities }: Lists): Lists => ({
    tags: tags.filter((one) => !isMeant(one)),
    entries: entries.filter((one) => !isMeant(one)),
    communities: communities.filter((one) => !isMeant(one)),
  });
  await following.change(
    records,
    actor,
    (before) => (all(before).some(isMeant) ? without(before) : before),
    own,
  );
}

/** Every name by which a tag may have been followed. */
async function namesOf(records: Records, { communityId, tag }: FollowedTag): Promise<readonly string[]> {
  const home = await communityRecords.findRecord(records, communityId);
  return home ? typedAs(communityFrom(home), tag) : [];
}

/** All that the person follows, whether or not they still may see it. */
export const readFollowing = (deps: Store, actor: Actor): Promise<Following> =>
  following.find(deps.records.forTenant(actor.tenantId), actor);

/** Followed tags by their current names, merged ones once. Those of communities that are not given stay as typed. */
function namedTags(communities: readonly Community[], tags: readonly FollowedTag[]): readonly FollowedTag[] {
  const named = tags.map(({ communityId, tag }) => {
    const community = communities.find(({ id }) => id === communityId);
    return { communityId, tag: community ? tagName(community, tag) : tag };
  });
  return named.filter((one, at) => named.findIndex(isSame(one)) === at);
}

/** The same with tags as they are called now, and their community's name, where the person has access. */
export async function listFollowing(deps: Deps, actor: Actor) {
  const { tags, entries, communities: followed } = await readFollowing(deps, actor);
  const communities = await listAccessible(deps, actor, communityIdsOf(tags));
  const named = namedTags(communities, tags).map((one) => ({
    ...one,
    communityName: communities.find(({ id }) => id === one.communityId)?.name ?? "",
  }));
  return { tags: named, entries, communities: followed };
}
