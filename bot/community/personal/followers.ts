// Who follows a tag or a problem: so that telling finds them without walking through everybody's own lists. A record for
// each thing that is followed, with ids alone, written by nobody but those who stand in it and read by telling alone: no
// view, file or figure is made of it.
import { z } from "zod";
import type { Records, RecordToWrite, StoredRecord } from "../../records/records.ts";
import { changeRecord } from "../core/change-record.ts";
import { communityScope } from "../communities/community.ts";
import { derivedId } from "../core/ids.ts";
import { changedRecord, readBody } from "../core/stored-body.ts";

/** A tag as it was followed, whatever it is called now; or a problem. */
export type FollowedThing =
  | { readonly communityId: string; readonly tag: string }
  | { readonly communityId: string; readonly id: string };

/** As many as a record holds with room to spare; whoever comes later sees what is new in their personal tab alone. */
const mostFollowers = 10_000;

const followersBody = z.object({ format: z.literal(1), people: z.array(z.string()) });
type Body = z.infer<typeof followersBody>;

const placeOf = (thing: FollowedThing) => ({
  scope: communityScope(thing.communityId),
  id: `followers.${"tag" in thing ? derivedId("tag", thing.tag) : derivedId("problem", thing.id)}`,
});

export const followersKind = "followers";

const peopleIn = (record: StoredRecord | undefined): string[] =>
  record ? readBody(record, followersBody).people : [];

/** Harmless to repeat. */
export async function addFollower(records: Records, thing: FollowedThing, userId: string): Promise<void> {
  const place = placeOf(thing);
  await changeRecord(records, place, (current) => {
    const people = peopleIn(current);
    if (people.includes(userId) || people.length >= mostFollowers) return undefined;
    const added = { people: [...people, userId] };
    if (current) return changedRecord<Body>(current, added);
    return { ...place, kind: followersKind, body: { format: 1, ...added } satisfies Body };
  });
}

/** Nothing of them stays. Harmless to repeat. */
export async function removeFollower(records: Records, thing: FollowedThing, userId: string): Promise<void> {
  const left = await changeRecord(records, placeOf(thing), (current) => {
    const people = peopleIn(current);
    if (!current || !people.includes(userId)) return undefined;
    return changedRecord<Body>(current, { people: people.filter((one) => one !== userId) });
  });
  // In vain when somebody has begun to follow it meanwhile: then it is not empty any more.
  if (left && peopleIn(left).length === 0) await records.remove(left.scope, left.id, left.version);
}

/** The record without one of them; undefined when nobody is left. */
export function withoutFollower(record: StoredRecord, userId: string): RecordToWrite | undefined {
  const people = peopleIn(record).filter((one) => one !== userId);
  return people.length > 0 ? changedRecord<Body>(record, { people }) : undefined;
}

/** Entra object ids, each once, in an order that stays the same. */
export async function followersOf(records: Records, things: readonly FollowedThing[]): Promise<string[]> {
  const found = await Promise.all(
    things.map(placeOf).map(async ({ scope, id }) => peopleIn(await records.find(scope, id))),
  );
  return [...new Set(found.flat())].sort();
}
