// What the personal tab shows besides the communities themselves. What is new is judged by its date alone: nothing keeps
// what anybody has seen or opened.
import { limits } from "../../contract/limits.ts";
import type { Actor } from "../core/actor.ts";
import type { Community } from "../communities/community.ts";
import { hasAccessRequests } from "../communities/access-request.ts";
import { recordIdOf, waitingOn, type EntryFilter } from "../entries/entry.ts";
import { listEntries, type EntryOfCommunity } from "../entries/find-entries.ts";
import { listAccessible, listJoinedIds } from "../communities/memberships.ts";
import { reportedLately } from "../moderation/report-entry.ts";
import { isSteward } from "../communities/policies.ts";
import { typedAs } from "../communities/tag-names.ts";
import type { EntryWait } from "../entries/waiting-entry.ts";
import { listBookmarkRefs } from "./bookmarks.ts";
import type { FollowedTag } from "./followers.ts";
import { namedTags, readFollowing, type Following } from "./following.ts";
import { communityIdsOf, isSameRef, seenAmong, type PlacedRef } from "../entries/seen-entries.ts";
import type { EntryDeps } from "../entries/search.ts";

type Deps = Pick<EntryDeps, "records" | "access" | "search" | "onUnreadable" | "now">;

export type WaitingForPerson =
  | ({ readonly why: EntryWait | "reported" } & EntryOfCommunity)
  /** Somebody asks to be let in. */
  | { readonly why: "accessRequested"; readonly community: Community }
  /** Thanks or a story were reported. */
  | { readonly why: "reportedOther"; readonly community: Community };

export interface Home {
  /** What somebody waits for this person to say. */
  readonly waiting: readonly WaitingForPerson[];
  /** What others saved and asked in the last `limits.newDays`, newest first; nothing that stands elsewhere here. */
  readonly fresh: readonly EntryOfCommunity[];
  readonly followed: readonly EntryOfCommunity[];
  readonly followedTags: readonly (FollowedTag & { readonly communityName: string })[];
  readonly bookmarks: readonly EntryOfCommunity[];
  readonly hasMoreBookmarks: boolean;
  /** True while the index still reads a community: more may come. */
  readonly reading: boolean;
}

export async function readHome(deps: Deps, actor: Actor): Promise<Home> {
  const [joinedIds, refs, following] = await Promise.all([
    listJoinedIds(deps, actor),
    listBookmarkRefs(deps, actor),
    readFollowing(deps, actor),
  ]);
  const firstRefs = refs.slice(0, limits.homeEntries);
  const ids = communityIdsOf([...firstRefs, ...following.tags, ...following.problems]);
  const all = await listAccessible(deps, actor, [...new Set([...joinedIds, ...ids])]);
  const joined = all.filter(({ id }) => joinedIds.includes(id));
  // Begun side by side, so that the index reads each community once for all of these.
  const [newest, waiting, followed, bookmarks, ofStewards] = await Promise.all([
    listEntries(deps, actor, joined, {}, undefined),
    listEntries(deps, actor, all, { waitsFor: actor.userId }, undefined),
    followedEntries(deps, actor, all, following),
    seenAmong(deps, actor, all, firstRefs),
    waitingForSteward(deps, actor, joined),
  ]);
  const newSince = new Date(deps.now().getTime() - limits.newDays * 24 * 60 * 60_000).toISOString();
  const isFresh = (one: EntryOfCommunity) =>
    createdAtOf(one) >= newSince &&
    !isOfPerson(actor, one) &&
    ![...followed, ...waiting.entries].some((other) => isSameRef(refOf(one), refOf(other)));
  return {
    waiting: [
      ...ofStewards,
      ...waiting.entries.flatMap((one) => {
        const wait = waitingOn(one.entry).find(({ userId }) => userId === actor.userId);
        return wait ? [{ ...one, why: wait.why }] : [];
      }),
    ],
    fresh: newest.entries.filter(isFresh).slice(0, limits.homeEntries),
    followed,
    followedTags: followedTagsIn(all, following),
    bookmarks,
    hasMoreBookmarks: refs.length > firstRefs.length,
    reading: newest.reading || waiting.reading,
  };
}

/** What happened last first: a new entry with a followed tag, a reply to a followed problem. */
async function followedEntries(
  deps: Deps,
  actor: Actor,
  communities: readonly Community[],
  { tags, problems }: Following,
): Promise<EntryOfCommunity[]> {
  const list = async (filter: EntryFilter, isAnything: boolean) =>
    isAnything ? (await listEntries(deps, actor, communities, filter, undefined)).entries : [];
  const among = problems.map(({ communityId, id }) => ({
    communityId,
    recordId: recordIdOf({ kind: "problem", id }),
  }));
  const [tagged, followed] = await Promise.all([
    list({ tagged: followedIn(communities, tags) }, tags.length > 0),
    list({ among }, among.length > 0),
  ]);
  const others = tagged.filter((one) => !followed.some((other) => isSameRef(refOf(one), refOf(other))));
  return [...followed, ...others]
    .sort((one, other) => lastMoveOf(other).localeCompare(lastMoveOf(one)))
    .slice(0, limits.homeEntries);
}

/** By id of the community: followed tags, as they were typed in entries of any of the names that they ever had. */
const followedIn = (communities: readonly Community[], tags: readonly FollowedTag[]) =>
  new Map(
    communities.map((community) => [
      community.id,
      tags
        .filter(({ communityId }) => communityId === community.id)
        .flatMap(({ tag }) => typedAs(community, tag)),
    ]),
  );

const followedTagsIn = (communities: readonly Community[], { tags }: Following): Home["followedTags"] =>
  namedTags(communities, tags).flatMap((one) => {
    const community = communities.find(({ id }) => id === one.communityId);
    return community ? [{ ...one, communityName: community.name }] : [];
  });

async function waitingForSteward(
  deps: Deps,
  actor: Actor,
  communities: readonly Community[],
): Promise<WaitingForPerson[]> {
  const stewarded = communities.filter((community) => isSteward(actor, community));
  const found = await Promise.all(
    stewarded.map(async (community): Promise<WaitingForPerson[]> => {
      const [isAccessRequested, reported] = await Promise.all([
        hasAccessRequests(deps, actor, community),
        reportedLately(deps, actor, community),
      ]);
      return [
        ...(isAccessRequested ? [{ why: "accessRequested" as const, community }] : []),
        ...(reported.hasOthers ? [{ why: "reportedOther" as const, community }] : []),
        ...reported.entries.map((entry) => ({ why: "reported" as const, entry, community })),
      ];
    }),
  );
  return found.flat();
}

const refOf = ({ entry, community }: EntryOfCommunity): PlacedRef => ({
  communityId: community.id,
  kind: entry.kind,
  id: entry.kind === "tip" ? entry.tip.id : entry.problem.id,
});

const createdAtOf = ({ entry }: EntryOfCommunity): string =>
  entry.kind === "tip" ? entry.tip.createdAt : entry.problem.createdAt;

const isOfPerson = (actor: Actor, { entry }: EntryOfCommunity): boolean =>
  (entry.kind === "tip" ? entry.tip.savedBy.userId : entry.problem.asker.userId) === actor.userId;

/** When somebody asked, replied, accepted or opened again last (ISO 8601); of a tip, when it was saved. */
function lastMoveOf(one: EntryOfCommunity): string {
  if (one.entry.kind === "tip") return createdAtOf(one);
  const { replies, reopened } = one.entry.problem;
  const moves = replies.flatMap(({ createdAt, accepted }) => [createdAt, ...(accepted ? [accepted.at] : [])]);
  return [createdAtOf(one), ...moves, ...(reopened ? [reopened.at] : [])].reduce((a, b) => (a > b ? a : b));
}
