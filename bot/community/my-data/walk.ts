// All records there are, scope by scope. Nothing lists where a person has been, and nothing shall: so whoever looks for
// them looks everywhere.
import type { Records, Scope, StoredRecord } from "../../records/records.ts";
import type { Actor } from "../actor.ts";
import { communityOfNote } from "../communities/purge.ts";
import { communityWithoutPlace } from "../communities/without-place.ts";
import { LeaseLostError, type Lease } from "../lease.ts";
import { listJoinedIds } from "../memberships.ts";
import { communityIdFrom, placeKind } from "../places.ts";
import type { CommunityDeps } from "../ports.ts";
import { listedStories } from "../stories/my-stories.ts";
import { personFrom, type Person } from "./person.ts";

/** Records read at a time: of the largest bodies, some 50 MB. */
const readAtOnce = 50;

/** One at a time walks, in an organisation and across all instances. */
export const walkLease = { name: "my-data", seconds: 60 } as const;

/** Milliseconds between two times that a walk says that it goes on. */
const renewedEvery = 10_000;

/** To be called often: holds on to the lease, now and then. Throws {@link LeaseLostError}. */
export function stepOf(lease: Lease, now: () => Date): () => Promise<void> {
  let renewedAt = now().getTime();
  return async () => {
    if (!lease.isHeld()) throw new LeaseLostError("A walk was overtaken, or is to stop.");
    if (now().getTime() < renewedAt + renewedEvery) return;
    renewedAt = now().getTime();
    await lease.renew();
  };
}

interface WalkPage {
  readonly records: readonly StoredRecord[];
  /** Goes on behind this page. */
  readonly mark: string;
}

/** Every record of a scope as it is now, and again what is written meanwhile, to the end. */
export async function* pagesOf(records: Records, scope: Scope, from?: string): AsyncGenerator<WalkPage> {
  for (let mark = from; ;) {
    const changes = await records.changesSince(scope, mark, readAtOnce);
    yield { records: changes.written, mark: changes.mark };
    if (!changes.more) return;
    mark = changes.mark;
  }
}

export async function listAll(records: Records, scope: Scope): Promise<StoredRecord[]> {
  const all = new Map<string, StoredRecord>();
  for await (const page of pagesOf(records, scope)) for (const one of page.records) all.set(one.id, one);
  return [...all.values()];
}

/** The community to which a record of the organisation leads: each lives somewhere, or it is noted that it does not. */
export const communityAt = (record: StoredRecord): string | undefined =>
  record.kind === placeKind
    ? communityIdFrom(record)
    : (communityOfNote(record) ?? communityWithoutPlace(record));

/** The person as whoever walks knows them before the first step, and where they have joined. */
export async function personOfWalk(
  deps: Pick<CommunityDeps, "records">,
  actor: Actor,
): Promise<{ readonly person: Person; readonly joined: ReadonlySet<string> }> {
  const [stories, joined] = await Promise.all([listedStories(deps, actor), listJoinedIds(deps, actor)]);
  const storyIds = stories.map(({ storyId }) => storyId);
  return { person: personFrom(actor, storyIds), joined: new Set(joined) };
}
