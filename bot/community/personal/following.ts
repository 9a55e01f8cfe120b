// What a person follows: tags of communities, and problems. One private record; nobody is told, and nothing keeps what
// the person has seen of it. What it says is so; that telling finds the person (followers.ts) is written after it when they
// begin and before it when they end, so whatever stands there stands here, and doing it again repairs it.
import { z } from "zod";
import { limits } from "../../contract/limits.ts";
import type { StoredRecord } from "../../records/records.ts";
import type { Actor } from "../core/actor.ts";
import { changeRecord } from "../core/change-record.ts";
import {
  communityFrom,
  communityRecordId,
  communityScope,
  type Community,
} from "../communities/community.ts";
import { listAccessible } from "../communities/memberships.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { getProblem } from "../problems/read-problems.ts";
import { Refusal } from "../core/refusal.ts";
import { changedRecord, readBody } from "../core/stored-body.ts";
import { addFollower, removeFollower } from "./followers.ts";
import { tagName, typedAs } from "../communities/tag-names.ts";
import { getCommunity } from "../communities/enter.ts";
import { personScope } from "../core/person.ts";

type Store = Pick<CommunityDeps, "records">;
type Deps = Pick<CommunityDeps, "records" | "access">;
type ListDeps = Pick<CommunityDeps, "records" | "access" | "onUnreadable">;

// Loose: what a newer version has added stays.
const followingBody = z.object({
  format: z.literal(1),
  tags: z.array(z.looseObject({ communityId: z.string(), tag: z.string() })),
  problems: z.array(z.looseObject({ communityId: z.string(), id: z.string() })),
});
type Body = z.infer<typeof followingBody>;

const recordId = "following";

export interface FollowedTag {
  readonly communityId: string;
  readonly tag: string;
}

export interface FollowedProblem {
  readonly communityId: string;
  readonly id: string;
}

/** Each list in the order in which it was begun. */
export interface Following {
  readonly tags: readonly FollowedTag[];
  readonly problems: readonly FollowedProblem[];
}

function followingIn(record: StoredRecord | undefined): Pick<Body, "tags" | "problems"> {
  if (!record) return { tags: [], problems: [] };
  const { tags, problems } = readBody(record, followingBody);
  return { tags, problems };
}

type Lists = ReturnType<typeof followingIn>;

async function change(
  deps: Store,
  actor: Actor,
  step: (lists: Lists) => Lists,
  known?: StoredRecord,
): Promise<void> {
  const place = { scope: personScope(actor), id: recordId };
  await changeRecord(
    deps.records.forTenant(actor.tenantId),
    place,
    (current) => {
      const lists = followingIn(current);
      const changed = step(lists);
      if (changed === lists) return undefined;
      if (changed.tags.length + changed.problems.length > limits.followed)
        throw new Refusal({ code: "listFull" });
      if (current) return changedRecord<Body>(current, changed);
      return { ...place, kind: "following", body: { format: 1, ...changed } satisfies Body };
    },
    known,
  );
}

const isTag = (one: FollowedTag) => (other: FollowedTag) =>
  one.communityId === other.communityId && one.tag === other.tag;

const isProblem = (one: FollowedProblem) => (other: FollowedProblem) =>
  one.communityId === other.communityId && one.id === other.id;

/** Follows a tag of a community, whether or not anything has it yet. Harmless to repeat. */
export async function followTag(deps: Deps, actor: Actor, { communityId, tag }: FollowedTag): Promise<void> {
  await getCommunity(deps, actor, communityId, "read");
  await change(deps, actor, (lists) =>
    lists.tags.some(isTag({ communityId, tag }))
      ? lists
      : { ...lists, tags: [...lists.tags, { communityId, tag }] },
  );
  await addFollower(deps.records.forTenant(actor.tenantId), { communityId, tag }, actor.userId);
}

/** Follows a problem. Harmless to repeat. */
export async function followProblem(
  deps: Deps,
  actor: Actor,
  { communityId, id }: FollowedProblem,
): Promise<void> {
  await getProblem(deps, actor, communityId, id);
  await change(deps, actor, (lists) =>
    lists.problems.some(isProblem({ communityId, id }))
      ? lists
      : { ...lists, problems: [...lists.problems, { communityId, id }] },
  );
  await addFollower(deps.records.forTenant(actor.tenantId), { communityId, id }, actor.userId);
}

/**
 * By any of the names that the tag has or had: whichever of them the person followed, it is followed no more. Nobody
 * needs access for that. Harmless to repeat.
 */
export async function unfollowTag(
  deps: Store,
  actor: Actor,
  { communityId, tag }: FollowedTag,
): Promise<void> {
  const records = deps.records.forTenant(actor.tenantId);
  const [home, own] = await Promise.all([
    records.find(communityScope(communityId), communityRecordId),
    records.find(personScope(actor), recordId),
  ]);
  const names = home ? typedAs(communityFrom(home), tag) : [tag];
  const isMeant = (one: FollowedTag) =>
    one.communityId === communityId && (one.tag === tag || names.includes(one.tag));
  const meant = new Set([
    tag,
    ...followingIn(own)
      .tags.filter(isMeant)
      .map((one) => one.tag),
  ]);
  for (const name of meant) await removeFollower(records, { communityId, tag: name }, actor.userId);
  const without = (lists: Lists) =>
    lists.tags.some(isMeant) ? { ...lists, tags: lists.tags.filter((one) => !isMeant(one)) } : lists;
  await change(deps, actor, without, own);
}

/** As {@link unfollowTag}. */
export async function unfollowProblem(deps: Store, actor: Actor, problem: FollowedProblem): Promise<void> {
  await removeFollower(deps.records.forTenant(actor.tenantId), problem, actor.userId);
  await change(deps, actor, (lists) =>
    lists.problems.some(isProblem(problem))
      ? { ...lists, problems: lists.problems.filter((one) => !isProblem(problem)(one)) }
      : lists,
  );
}

/** All that the person follows, whether or not they still may see it. */
export async function readFollowing(deps: Store, actor: Actor): Promise<Following> {
  return followingIn(await deps.records.forTenant(actor.tenantId).find(personScope(actor), recordId));
}

/**
 * Followed tags as they are called now: two that were put together are one. Those of other communities than the given
 * ones stay as they were typed.
 */
export function namedTags(
  communities: readonly Community[],
  tags: readonly FollowedTag[],
): readonly FollowedTag[] {
  const named = tags.map(({ communityId, tag }) => {
    const community = communities.find(({ id }) => id === communityId);
    return { communityId, tag: community ? tagName(community, tag) : tag };
  });
  return named.filter((one, at) => named.findIndex(isTag(one)) === at);
}

/** The same with tags as they are called now, where the person has access. */
export async function listFollowing(deps: ListDeps, actor: Actor): Promise<Following> {
  const { tags, problems } = await readFollowing(deps, actor);
  const ids = new Set(tags.map(({ communityId }) => communityId));
  return { tags: namedTags(await listAccessible(deps, actor, [...ids]), tags), problems };
}
