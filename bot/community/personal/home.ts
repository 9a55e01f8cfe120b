// What the personal tab shows besides the communities. New is judged by date alone: what a person has seen or opened is
// not kept.
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
import type { FollowedTag } from "./followers.ts";
import { readFollowing, type Following } from "./following.ts";
import { communityIdsOf, isSameRef, seenAmong, type PlacedRef } from "../entries/seen-entries.ts";
import { listReceived } from "../thanks/read-thanks.ts";
import type { ReceivedThanks } from "../thanks/received.ts";
import type { EntryDeps } from "../entries/search.ts";

type Deps = Pick<EntryDeps, "records" | "access" | "search" | "onUnreadable" | "now">;

export type WaitingForPerson =
  /** Thanks to read, and to share or keep. */
  | { readonly why: "thanks"; readonly thanks: ReceivedThanks }
  | ({ readonly why: EntryWait | "reported" } & EntryOfCommunity)
  /** A person asks for access. */
  | { readonly why: "accessRequested"; readonly community: Community }
  /** Thanks or a story were reported. */
  | { readonly why: "reportedOther"; readonly community: Community };

export interface Home {
  /** What needs an answer of this person. */
  readonly waiting: readonly WaitingForPerson[];
  /** Open problems of others: under followed tags first, then those without a reply. */
  readonly couldHelp: readonly EntryOfCommunity[];
  /** New entries, replies and solutions of others in the last `limits.newDays`, newest first, without those above. */
  readonly fresh: readonly EntryOfCommunity[];
  /** True while the index still reads a community: more may come. */
  readonly reading: boolean;
}

export async function readHome(deps: Deps, actor: Actor): Promise<Home> {
  const [joinedIds, following, received] = await Promise.all([
    listJoinedIds(deps, actor),
    readFollowing(deps, actor),
    listReceived(deps, actor),
  ]);
  const ids = communityIdsOf([...following.tags, ...following.entries]);
  const all = await listAccessible(deps, actor, [...new Set([...joinedIds, ...ids])]);
  const joined = all.filter(({ id }) => joinedIds.includes(id));
  // Begun side by side, so that the index reads each community once for all of these.
  const [newest, waitingEntries, followed, open, ofStewards] = await Promise.all([
    listEntries(deps, actor, joined, {}, undefined),
    listEntries(deps, actor, all, { waitsFor: actor.userId }, undefined),
    followedEntries(deps, actor, all, following),
    openProblems(deps, actor, all, joined, following),
    waitingForSteward(deps, actor, joined),
  ]);
  // Read again: the index does not keep all of their text.
  const asked = await seenAmong(deps, actor, all, waitingEntries.entries.map(refOf));
  const waiting = [...waitingThanks(received.thanks), ...asked.flatMap(waitingFor(actor)), ...ofStewards];
  const couldHelp = without(waiting.filter(isOfEntry), open).slice(0, limits.homeEntries);
  const others = without([...waiting.filter(isOfEntry), ...couldHelp], [...followed, ...newest.entries]);
  const fresh = newestOfOthers(actor, others, deps.now());
  return { waiting, couldHelp, fresh, reading: newest.reading || waitingEntries.reading };
}

const waitingThanks = (received: readonly ReceivedThanks[]): WaitingForPerson[] =>
  received.filter(({ state }) => state === "waiting").map((thanks) => ({ why: "thanks", thanks }));

const waitingFor =
  (actor: Actor) =>
  (one: EntryOfCommunity): WaitingForPerson[] => {
    const wait = waitingOn(one.entry).find(({ userId }) => userId === actor.userId);
    return wait ? [{ ...one, why: wait.why }] : [];
  };

function newestOfOthers(actor: Actor, entries: readonly EntryOfCommunity[], now: Date): EntryOfCommunity[] {
  const newSince = new Date(now.getTime() - limits.newDays * 24 * 60 * 60_000).toISOString();
  return entries
    .filter((one) => lastMoveOf(one) >= newSince && !isOfPerson(actor, one))
    .sort((one, other) => lastMoveOf(other).localeCompare(lastMoveOf(one)))
    .slice(0, limits.homeEntries);
}

const isOfEntry = (one: WaitingForPerson): one is WaitingForPerson & EntryOfCommunity => "entry" in one;

/** Each once, and none of those that stand elsewhere. */
const without = (elsewhere: readonly EntryOfCommunity[], entries: readonly EntryOfCommunity[]) =>
  entries.filter(
    (one, at) =>
      ![...elsewhere, ...entries.slice(0, at)].some((other) => isSameRef(refOf(one), refOf(other))),
  );

async function openProblems(
  deps: Deps,
  actor: Actor,
  all: readonly Community[],
  joined: readonly Community[],
  { tags }: Following,
): Promise<EntryOfCommunity[]> {
  const open = { kinds: ["problem"], state: "open", notAskedBy: actor.userId } as const;
  const [tagged, unanswered] = await Promise.all([
    tags.length > 0
      ? listEntries(deps, actor, all, { ...open, tagged: followedIn(all, tags) }, undefined)
      : undefined,
    listEntries(deps, actor, joined, { ...open, isUnanswered: true }, undefined),
  ]);
  return [...(tagged?.entries ?? []), ...unanswered.entries];
}

/** Entries with a followed tag, and followed ones. */
async function followedEntries(
  deps: Deps,
  actor: Actor,
  communities: readonly Community[],
  { tags, entries }: Following,
): Promise<EntryOfCommunity[]> {
  const list = async (filter: EntryFilter, isAnything: boolean) =>
    isAnything ? (await listEntries(deps, actor, communities, filter, undefined)).entries : [];
  const among = entries.map((ref) => ({ communityId: ref.communityId, recordId: recordIdOf(ref) }));
  const [tagged, followed] = await Promise.all([
    list({ tagged: followedIn(communities, tags) }, tags.length > 0),
    list({ among }, among.length > 0),
  ]);
  return [...followed, ...tagged];
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

/** The last time it was asked, replied to, solved or reopened (ISO 8601); of a tip, when it was saved. */
function lastMoveOf(one: EntryOfCommunity): string {
  if (one.entry.kind === "tip") return createdAtOf(one);
  const { replies, reopened } = one.entry.problem;
  const moves = replies.flatMap(({ createdAt, accepted }) => [createdAt, ...(accepted ? [accepted.at] : [])]);
  return [createdAtOf(one), ...moves, ...(reopened ? [reopened.at] : [])].reduce((a, b) => (a > b ? a : b));
}
