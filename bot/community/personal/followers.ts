// Followers of a tag, an entry or all problems of a community, so that notifying them does not read everyone's own
// lists. One record of ids for each thing, written only by its followers and read only for delivery: no view, file or
// figure is made of it.
import { z } from "zod";
import type { Records, RecordToWrite, StoredRecord } from "../../records/records.ts";
import { changeRecord } from "../core/change-record.ts";
import { communityScope } from "../communities/community.ts";
import { derivedId } from "../core/ids.ts";
import { defineSingleRecord } from "../core/record-kind.ts";
import type { PlacedRef } from "../entries/seen-entries.ts";

export interface FollowedTag {
  readonly communityId: string;
  /** As it was followed, whatever it is called now. */
  readonly tag: string;
}

/** Every new problem of a community. */
export interface FollowedCommunity {
  readonly communityId: string;
}

export type FollowedThing = FollowedTag | PlacedRef | FollowedCommunity;

/** What it is within its community; ids are derived from it. */
const basisOf = (thing: FollowedThing): readonly [string, ...string[]] => {
  if ("tag" in thing) return ["tag", thing.tag];
  return "id" in thing ? [thing.kind, thing.id] : ["problems"];
};

/** As many as a record holds with room to spare; later ones see news in their personal tab alone. */
const mostFollowers = 10_000;

export const followers = defineSingleRecord({
  kind: "followers",
  key: (thing: FollowedThing) => ({
    scope: communityScope(thing.communityId),
    id: `followers.${derivedId(...basisOf(thing))}`,
  }),
  body: z.object({ people: z.array(z.string()) }),
  empty: { people: [] },
});

/** Harmless to repeat. */
export async function addFollower(records: Records, thing: FollowedThing, userId: string): Promise<void> {
  await followers.change(records, thing, (before) =>
    before.people.includes(userId) || before.people.length >= mostFollowers
      ? before
      : { people: [...before.people, userId] },
  );
}

/** Nothing of them stays. Harmless to repeat. */
export async function removeFollower(records: Records, thing: FollowedThing, userId: string): Promise<void> {
  await changeRecord(records, followers.key(thing), (current) =>
    current && followers.read(current).people.includes(userId)
      ? (withoutFollower(current, userId) ?? "removed")
      : undefined,
  );
}

/** Undefined when no follower is left. */
export function withoutFollower(record: StoredRecord, userId: string): RecordToWrite | undefined {
  const people = followers.read(record).people.filter((one) => one !== userId);
  return people.length > 0 ? followers.changed(record, { people }) : undefined;
}

/** Entra object ids, each once, in an order that stays the same. */
export async function followersOf(records: Records, things: readonly FollowedThing[]): Promise<string[]> {
  const found = await Promise.all(things.map((thing) => followers.find(records, thing)));
  return [...new Set(found.flatMap(({ people }) => people))].sort();
}
